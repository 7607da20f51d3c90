package cn.doorplate.duty;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shifts whose person goes: taken off, and the office that has to find somebody else is told. */
@Component
class Vacancies {

    private static final Comparator<DutyPost> IN_ORDER =
            Comparator.comparing(DutyPost::kind).thenComparing(DutyPost::id);
    private static final List<Role> OFFICES = List.of(Role.COMMUNITY_STAFF, Role.STREET_STAFF, Role.COUNTY_STAFF);

    private final ShiftMapper rows;
    private final RosterMapper rosters;
    private final RoleHolding holding;
    private final DutyNews news;

    Vacancies(ShiftMapper rows, RosterMapper rosters, RoleHolding holding, DutyNews news) {
        this.rows = rows;
        this.rosters = rosters;
        this.holding = holding;
        this.news = news;
    }

    /**
     * Within the caller's transaction. What was changed since it was read stays.
     *
     * @param going of one person, the first ones first
     * @param places of their posts; where one is no more, nothing is done
     * @param by who is the cause of it and need not be told that they are off duty; null for nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vacate(List<ShiftRow> going, Map<DutyPost, DutyPlace> places, @Nullable Long by) {
        going.stream()
                .collect(Collectors.groupingBy(ShiftRow::post, () -> new TreeMap<>(IN_ORDER), Collectors.toList()))
                .forEach((post, shifts) -> {
                    DutyPlace place = places.get(post);
                    if (place != null) {
                        tell(takenOff(post, place, shifts), place, by);
                    }
                });
    }

    private List<ShiftRow> takenOff(DutyPost post, DutyPlace place, List<ShiftRow> going) {
        rosters.hold(post, place);
        return going.stream()
                .filter(shift -> rows.remove(shift.id(), shift.version()) == 1)
                .toList();
    }

    private void tell(List<ShiftRow> gone, DutyPlace place, @Nullable Long by) {
        if (!gone.isEmpty()) {
            news.removed(gone, place, by);
            news.vacant(gone, place, office(place, gone.get(0).personId()));
        }
    }

    /** The people of the nearest office around it that has any other than who goes. */
    private List<Long> office(DutyPlace place, long going) {
        List<Grant> offices = place.where().places().stream()
                .filter(around -> around.kind() == PlaceKind.REGION)
                .flatMap(region -> OFFICES.stream().map(role -> new Grant(role, region)))
                .toList();
        Map<Grant, List<Long>> people = holding.at(offices);
        return offices.stream()
                .map(office -> people.getOrDefault(office, List.of()).stream()
                        .filter(person -> person != going)
                        .toList())
                .filter(those -> !those.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
