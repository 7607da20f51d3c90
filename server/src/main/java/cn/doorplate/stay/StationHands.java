package cn.doorplate.stay;

import cn.doorplate.duty.DutyPost;
import cn.doorplate.duty.DutyPostKind;
import cn.doorplate.duty.DutyRosters;
import cn.doorplate.duty.OnDuty;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import cn.doorplate.station.StationStaff;
import cn.doorplate.station.Stations;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** Whose hands help at a station: its staff's, and theirs who are on duty there now. */
@Component
class StationHands {

    private final Stations stations;
    private final StationStaff staff;
    private final DutyRosters duty;
    private final StayTime time;

    StationHands(Stations stations, StationStaff staff, DutyRosters duty, StayTime time) {
        this.stations = stations;
        this.staff = staff;
        this.duty = duty;
        this.time = time;
    }

    static DutyPost post(long station) {
        return new DutyPost(DutyPostKind.STATION, station);
    }

    boolean mayHelp(Viewer viewer, Station station) {
        return !mayHelp(viewer, List.of(station)).isEmpty();
    }

    /** Of several, by a few statements, however many. */
    Set<Station> mayHelp(Viewer viewer, Collection<Station> some) {
        Set<Station> theirs = new HashSet<>(staff.those(viewer, Permission.WORK_AT_STATIONS, some));
        if (viewer.consented()) {
            Map<DutyPost, List<OnDuty>> onDuty =
                    duty.onDuty(some.stream().map(it -> post(it.number())).toList(), time.now());
            some.stream()
                    .filter(it -> onDuty.getOrDefault(post(it.number()), List.of()).stream()
                            .anyMatch(one -> one.personId() == viewer.personId()))
                    .forEach(theirs::add);
        }
        return theirs;
    }

    /** @throws Denied NOT_FOUND if it is none where they help */
    Station require(Viewer viewer, String opaque) {
        return find(opaque)
                .filter(station -> mayHelp(viewer, station))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
    }

    /** @throws Declined NOT_FOUND at {@code station} if it is none where they may */
    Station kept(Viewer viewer, BiPredicate<Viewer, Station> may, String opaque) {
        return find(opaque)
                .filter(station -> may.test(viewer, station))
                .orElseThrow(() -> Declined.at("station", CommonErrorCode.NOT_FOUND));
    }

    /** @throws Declined NOT_FOUND at {@code station} if it is none where a role of theirs entitles them to that */
    Station kept(Viewer viewer, Permission permission, String opaque) {
        return kept(viewer, (who, station) -> staff.may(who, permission, station), opaque);
    }

    private Optional<Station> find(String opaque) {
        try {
            return stations.find(Ids.fromOpaque(opaque));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
