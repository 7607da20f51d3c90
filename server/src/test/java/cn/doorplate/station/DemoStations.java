package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Enters the demo's stations: 102 rest stations over the communities of 兴庆区, as many as there are of the real ones, and some in
 * 积善社区. All of it is made up, and says so.
 */
@Component
@Profile("demo")
public class DemoStations {

    private static final int REST_STATIONS = 102;
    private static final long COMMUNITY = 520329001005L;
    private static final String MADE_UP = "示例数据，并非真实站点。";

    private final StationWriting writing;
    private final AmenityMapper amenities;
    private final LotMapper lots;
    private final JdbcTemplate jdbc;
    private final Random random = new Random(102);

    DemoStations(StationWriting writing, AmenityMapper amenities, LotMapper lots, JdbcTemplate jdbc) {
        this.writing = writing;
        this.amenities = amenities;
        this.lots = lots;
        this.jdbc = jdbc;
    }

    /** Called once, in the transaction that puts everything there. */
    public void enter() {
        List<Map<String, Object>> communities = jdbc.queryForList(
                "select code, short_name from region where code between 640104001001 and 640104999999 order by code");
        for (int i = 0; i < REST_STATIONS && !communities.isEmpty(); i++) {
            Map<String, Object> community = communities.get(i % communities.size());
            String name = community.get("short_name") + (i < communities.size() ? "" : "第二") + "骑手驿站（示例）";
            enter(
                    StationKind.REST_STATION,
                    name,
                    number(community.get("code")),
                    around(106.28, 38.47, 0.06),
                    i % 4 == 0
                            ? roundTheClock()
                            : daily(i % 3 == 0 ? new DaySpan(420, 1_380) : new DaySpan(480, 1_260)),
                    some(i));
        }
        enter(
                StationKind.PARTY_SERVICE_CENTRE,
                "积善社区党群服务中心（示例）",
                COMMUNITY,
                around(107.89, 27.22, 0.004),
                office(),
                some(1));
        enter(StationKind.HANDLING_HALL, "积善社区便民服务大厅（示例）", COMMUNITY, around(107.89, 27.22, 0.004), office(), some(2));
        enter(
                StationKind.REST_STATION,
                "积善社区骑手驿站（示例）",
                COMMUNITY,
                around(107.89, 27.22, 0.004),
                roundTheClock(),
                some(0));
        enter(StationKind.ELDER_DAY_CARE, "积善社区日间照料中心（示例）", COMMUNITY, around(107.89, 27.22, 0.004), office(), some(3));
    }

    private static long number(@Nullable Object code) {
        return code instanceof Number number ? number.longValue() : 0;
    }

    private Location around(double longitude, double latitude, double degrees) {
        return new Location(
                longitude + degrees * (2 * random.nextDouble() - 1),
                latitude + degrees * (2 * random.nextDouble() - 1));
    }

    private static List<WeeklySpan> roundTheClock() {
        return daily(new DaySpan(0, DaySpan.DAY));
    }

    private static List<WeeklySpan> daily(DaySpan span) {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> new WeeklySpan(day, span))
                .toList();
    }

    /** Monday to Friday, with a break at noon. */
    private static List<WeeklySpan> office() {
        List<WeeklySpan> spans = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            spans.add(new WeeklySpan(day, new DaySpan(510, 720)));
            spans.add(new WeeklySpan(day, new DaySpan(840, 1_080)));
        }
        return spans;
    }

    private List<AmenityKind> some(int i) {
        List<AmenityKind> kinds = new ArrayList<>(
                List.of(AmenityKind.WATER, AmenityKind.HOT_WATER, AmenityKind.PHONE_CHARGING, AmenityKind.REST_SEATS));
        AmenityKind[] all = AmenityKind.values();
        if (i % 3 != 1) {
            kinds.add(AmenityKind.MICROWAVE);
        }
        if (i % 2 == 0) {
            kinds.addAll(List.of(AmenityKind.UMBRELLA, AmenityKind.POWER_BANK, AmenityKind.MEDICINE_BOX));
        }
        AmenityKind one = all[random.nextInt(all.length)];
        if (!kinds.contains(one)) {
            kinds.add(one);
        }
        return kinds;
    }

    private void enter(
            StationKind kind,
            String name,
            long community,
            Location point,
            List<WeeklySpan> weekly,
            List<AmenityKind> has) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        HolidayRule holidays = kind == StationKind.REST_STATION ? HolidayRule.AS_USUAL : HolidayRule.CLOSED;
        StationContent content = new StationContent(
                "示例路 " + (1 + random.nextInt(200)) + " 号一楼",
                MADE_UP,
                List.of(),
                new StationHours(weekly, holidays, List.of(), List.of()),
                List.of(StationFeature.RAMP),
                8 + random.nextInt(12),
                List.of());
        StationContents.Read read = new StationContents.Read(name, null, point, content);
        StationRow row = StationRow.entered(Ids.next(), kind, new RegionCode(community), read, content, now);
        writing.insert(row);
        has.forEach(it -> amenities.put(amenity(row, it, now), now));
        if (has.contains(AmenityKind.MEDICINE_BOX)) {
            lots.insert(new LotRow(
                    Ids.next(),
                    row.id(),
                    AmenityKind.MEDICINE_BOX,
                    community,
                    "创可贴（示例）",
                    now.atZone(OpenTimes.SHANGHAI).toLocalDate().plusDays(200),
                    null,
                    now));
        }
    }

    private AmenityRow amenity(StationRow row, AmenityKind kind, Instant now) {
        Integer count = kind.isCounted() ? 2 + random.nextInt(6) : null;
        return new AmenityRow(row.id(), kind, row.region(), true, now, count, null, now, null, 0, 0, false, null);
    }
}
