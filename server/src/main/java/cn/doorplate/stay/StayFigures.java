package cn.doorplate.stay;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 服务人次: what stations did day by day, without names. */
@Service
class StayFigures {

    private static final int MOST_DAYS = 366;

    private final StayCountMapper rows;
    private final StationHands hands;
    private final PlacePaths paths;

    StayFigures(StayCountMapper rows, StationHands hands, PlacePaths paths) {
        this.rows = rows;
        this.hands = hands;
        this.paths = paths;
    }

    /** From the first to the last. */
    record Days(LocalDate from, LocalDate to) {

        /** @throws BadInput if they are no days, the last is before the first, or they are more than a year */
        static Days of(String from, String to) {
            try {
                Days days = new Days(LocalDate.parse(from), LocalDate.parse(to));
                long number = ChronoUnit.DAYS.between(days.from(), days.to()) + 1;
                if (number >= 1 && number <= MOST_DAYS) {
                    return days;
                }
            } catch (DateTimeException e) {
                throw wrong();
            }
            throw wrong();
        }

        private static BadInput wrong() {
            return new BadInput("日期请按 2026-11-01 这样填写，从早到晚，最多 366 天。");
        }
    }

    /** @param day null for all together */
    record StationDay(@Nullable String day, int visits, int loans, int helpCalls, int helpAnswered) {

        static StationDay of(@Nullable String day, List<StayCountMapper.Counted> counted) {
            return new StationDay(
                    day,
                    sum(StayCount.VISIT, counted),
                    sum(StayCount.LOAN, counted),
                    sum(StayCount.HELP_ASKED, counted),
                    sum(StayCount.HELP_ANSWERED, counted));
        }

        private static int sum(StayCount what, List<StayCountMapper.Counted> counted) {
            return counted.stream()
                    .filter(it -> it.what() == what)
                    .mapToInt(it -> (int) it.number())
                    .sum();
        }
    }

    /** @param days those on which something was done */
    record StationFigures(StationDay total, List<StationDay> days) {

        static StationFigures of(List<StayCountMapper.Counted> counted) {
            Map<LocalDate, List<StayCountMapper.Counted>> byDay = counted.stream()
                    .collect(Collectors.groupingBy(StayCountMapper.Counted::day, TreeMap::new, Collectors.toList()));
            return new StationFigures(
                    StationDay.of(null, counted),
                    byDay.entrySet().stream()
                            .map(it -> StationDay.of(it.getKey().toString(), it.getValue()))
                            .toList());
        }
    }

    /** @throws Denied NOT_FOUND if it is no region of theirs, from the county down */
    StationFigures ofRegion(Viewer viewer, String code, Days days) {
        RegionCode region = RegionCode.parse(code)
                .filter(it -> it.level().compareTo(RegionLevel.COUNTY) >= 0)
                .orElseThrow(StayFigures::notFound);
        viewer.require(
                Permission.WORK_AT_STATIONS,
                paths.of(new PlaceRef(PlaceKind.REGION, region.value())).orElseThrow(StayFigures::notFound));
        return StationFigures.of(rows.ofRegions(
                region.firstBelow(RegionLevel.COMMUNITY),
                region.lastBelow(RegionLevel.COMMUNITY),
                days.from(),
                days.to()));
    }

    /** @throws Denied NOT_FOUND if it is no station of theirs */
    StationFigures ofStation(Viewer viewer, @Nullable String station, Days days) {
        long number = hands.require(viewer, station == null ? "" : station).number();
        return StationFigures.of(rows.ofStation(number, days.from(), days.to()));
    }

    private static Denied notFound() {
        return new Denied(Denied.Why.NOT_FOUND);
    }
}
