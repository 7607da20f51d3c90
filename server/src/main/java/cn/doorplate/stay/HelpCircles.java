package cn.doorplate.stay;

import cn.doorplate.duty.DutyRosters;
import cn.doorplate.duty.OnDuty;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.station.Station;
import cn.doorplate.station.StationStaff;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom a circle means at a station, now. */
@Component
class HelpCircles {

    private final DutyRosters duty;
    private final RoleHolding roles;
    private final StationStaff staff;
    private final StayTime time;

    HelpCircles(DutyRosters duty, RoleHolding roles, StationStaff staff, StayTime time) {
        this.duty = duty;
        this.roles = roles;
        this.staff = staff;
        this.time = time;
    }

    Collection<Long> of(HelpCircle circle, Station station) {
        return switch (circle) {
            case ON_DUTY -> onDuty(station);
            case COMMUNITY -> holders(station, HelpCircles::ofCommunity);
            case STREET -> holders(station, HelpCircles::ofStreet);
            case NOBODY -> List.of();
        };
    }

    private List<Long> onDuty(Station station) {
        return duty.onDuty(List.of(StationHands.post(station.number())), time.now()).values().stream()
                .flatMap(List::stream)
                .map(OnDuty::personId)
                .toList();
    }

    private List<Long> holders(Station station, Function<PlacePath, Set<Grant>> grants) {
        return staff.path(station).map(grants).map(roles::at).orElse(Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Set<Grant> ofCommunity(PlacePath path) {
        Set<Grant> grants = path.places().stream()
                .filter(place -> place.kind() == PlaceKind.GRID)
                .map(place -> new Grant(Role.GRID_WORKER, place))
                .collect(Collectors.toSet());
        grants.add(new Grant(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, path.region().value())));
        return grants;
    }

    private static Set<Grant> ofStreet(PlacePath path) {
        long street = path.region().at(RegionLevel.STREET).value();
        return Set.of(new Grant(Role.STREET_STAFF, new PlaceRef(PlaceKind.REGION, street)));
    }
}
