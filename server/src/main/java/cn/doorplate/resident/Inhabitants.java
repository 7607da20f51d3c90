package cn.doorplate.resident;

import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Goes through all who live in communities, confirmed, a part at a time: for who has something to tell them. It says of people
 * no more than where they live, and shows nothing to anybody.
 */
@Service
public class Inhabitants {

    private final InhabitantMapper rows;
    private final HomeMapper elders;
    private final PlacePaths paths;

    Inhabitants(InhabitantMapper rows, HomeMapper elders, PlacePaths paths) {
        this.rows = rows;
        this.elders = elders;
        this.paths = paths;
    }

    /**
     * That somebody lives somewhere; who lives in two households comes twice.
     *
     * @param regionCode the community
     * @param id of the membership
     */
    public record Inhabitant(long regionCode, long personId, long id, long householdId) {}

    /**
     * The next of those in a range of communities, by community, person and membership.
     *
     * @param behind go on behind this one: {@link #before} for the first; its community is the range's first
     * @param last the last community's code
     * @param limit fewer than this come only at the end of the range
     */
    public List<Inhabitant> within(Inhabitant behind, long last, int limit) {
        List<Inhabitant> found = new ArrayList<>(rows.in(behind.regionCode(), behind.personId(), behind.id(), limit));
        if (found.size() < limit) {
            found.addAll(rows.behind(behind.regionCode(), last, limit - found.size()));
        }
        return found;
    }

    /** Before all who live in the communities from this one on. */
    public static Inhabitant before(long regionCode) {
        return new Inhabitant(regionCode, 0, 0, 0);
    }

    /** Where their households lie, by household; the removed are left out. */
    public Map<Long, PlacePath> homes(Collection<Inhabitant> inhabitants) {
        return paths.ofHouseholds(households(inhabitants));
    }

    /** Those of their households in which an elder lives for whom somebody acts. */
    public Set<Long> withElder(Collection<Inhabitant> inhabitants) {
        return inhabitants.isEmpty() ? Set.of() : Set.copyOf(elders.withElders(households(inhabitants)));
    }

    /** Those of these persons who are children for whom a guardian acts. */
    public Set<Long> children(Collection<Long> persons) {
        return persons.isEmpty() ? Set.of() : Set.copyOf(rows.children(new TreeSet<>(persons)));
    }

    private static Set<Long> households(Collection<Inhabitant> inhabitants) {
        return inhabitants.stream().map(Inhabitant::householdId).collect(Collectors.toCollection(TreeSet::new));
    }
}
