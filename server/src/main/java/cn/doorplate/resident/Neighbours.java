package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who lives behind doors, confirmed, for modules that find whom somebody named. It is shown to nobody: what is found of a name
 * that somebody wrote is for the server alone.
 */
@Service
public class Neighbours {

    private final MembershipMapper memberships;
    private final PersonFiles people;

    Neighbours(MembershipMapper memberships, PersonFiles people) {
        this.memberships = memberships;
        this.people = people;
    }

    /**
     * Somebody who lives there.
     *
     * @param name in full; null while they have given none
     */
    public record Neighbour(long personId, @Nullable String name) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Neighbour[…]";
        }
    }

    /** Who lives in one of somebody's own households, without themself. */
    public List<Neighbour> livingWith(long personId) {
        List<Long> households = memberships.confirmedOf(List.of(personId)).stream()
                .map(MembershipRow::householdId)
                .toList();
        return in(households).values().stream()
                .flatMap(List::stream)
                .filter(other -> other.personId() != personId)
                .distinct()
                .toList();
    }

    /** By household; three statements however many they are. */
    public Map<Long, List<Neighbour>> in(Collection<Long> households) {
        if (households.isEmpty()) {
            return Map.of();
        }
        List<MembershipMapper.Member> rows = memberships.confirmedIn(new TreeSet<>(households));
        Map<Long, PersonFile> files =
                people.of(rows.stream().map(MembershipMapper.Member::personId).collect(Collectors.toSet()));
        Map<Long, List<Neighbour>> found = new HashMap<>();
        for (MembershipMapper.Member row : rows) {
            PersonFile file = files.get(row.personId());
            if (file != null) {
                found.computeIfAbsent(row.householdId(), it -> new ArrayList<>())
                        .add(new Neighbour(row.personId(), file.name()));
            }
        }
        return found;
    }
}
