package cn.doorplate.notice;

import cn.doorplate.messaging.Audience.Part;
import cn.doorplate.notice.RollPosition.Roll;
import cn.doorplate.place.PlacePath;
import cn.doorplate.resident.Inhabitants;
import cn.doorplate.resident.Inhabitants.Inhabitant;
import cn.doorplate.search.RefRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Those who live where a notice reaches. Children for whom a guardian acts are left out: the guardian is told. */
@Component
class ResidentsReached {

    private final Inhabitants inhabitants;

    ResidentsReached(Inhabitants inhabitants) {
        this.inhabitants = inhabitants;
    }

    /** The next of them; riders come behind. */
    Part next(NoticeEditionRow edition, Reach reach, RollPosition behind, int atMost) {
        String riders = RollPosition.startOf(Roll.RIDERS).toString();
        boolean all = edition.isFor(NoticeAudience.EVERYONE) || edition.isFor(NoticeAudience.RESIDENTS);
        if (!all && !edition.isFor(NoticeAudience.ELDER_HOUSEHOLDS)) {
            return new Part(List.of(), riders);
        }
        List<Inhabitant> found = found(reach, behind, atMost);
        List<Long> persons = List.copyOf(told(here(reach, found), all));
        return new Part(persons, found.size() < atMost ? riders : end(found).toString());
    }

    private List<Inhabitant> found(Reach reach, RollPosition behind, int atMost) {
        List<Inhabitant> found = new ArrayList<>();
        for (RefRange range : behind.ahead(reach.communities())) {
            RollPosition from = behind.in(range);
            Inhabitant before = new Inhabitant(from.at(), from.person(), from.id(), 0);
            found.addAll(inhabitants.within(before, range.to(), atMost - found.size()));
            if (found.size() == atMost) {
                break;
            }
        }
        return found;
    }

    private static RollPosition end(List<Inhabitant> found) {
        Inhabitant last = found.get(found.size() - 1);
        return new RollPosition(Roll.RESIDENTS, last.regionCode(), last.personId(), last.id());
    }

    /** Where a whole community is meant, nobody asks for the doors. */
    private List<Inhabitant> here(Reach reach, List<Inhabitant> found) {
        List<Inhabitant> open = found.stream()
                .filter(each -> !reach.holdsAllOf(each.regionCode()))
                .toList();
        if (open.isEmpty()) {
            return found;
        }
        Map<Long, PlacePath> homes = inhabitants.homes(open);
        return found.stream()
                .filter(each -> reach.holdsAllOf(each.regionCode()) || reach.holds(homes.get(each.householdId())))
                .toList();
    }

    /** @param all or only where an elder lives for whom somebody acts */
    private Set<Long> told(List<Inhabitant> here, boolean all) {
        Set<Long> withElder = all ? Set.of() : inhabitants.withElder(here);
        Set<Long> persons = here.stream()
                .filter(each -> all || withElder.contains(each.householdId()))
                .map(Inhabitant::personId)
                .collect(Collectors.toSet());
        persons.removeAll(inhabitants.children(persons));
        return persons;
    }
}
