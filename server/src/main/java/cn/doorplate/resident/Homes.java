package cn.doorplate.resident;

import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Where somebody lives, for modules that show people what concerns their home. */
@Service
public class Homes {

    private final MembershipMapper memberships;
    private final HomeMapper rows;
    private final PlacePaths paths;

    Homes(MembershipMapper memberships, HomeMapper rows, PlacePaths paths) {
        this.memberships = memberships;
        this.rows = rows;
        this.paths = paths;
    }

    /**
     * A household in which somebody lives, confirmed.
     *
     * @param path from the unit, or the building of one that has none, upwards
     * @param withElder whether an elder lives there for whom somebody acts
     */
    public record Home(PlacePath path, boolean withElder) {}

    /** Of one person; five statements at most. */
    public List<Home> of(long personId) {
        List<Long> households = memberships.confirmedOf(List.of(personId)).stream()
                .map(MembershipRow::householdId)
                .toList();
        if (households.isEmpty()) {
            return List.of();
        }
        Map<Long, PlacePath> where = paths.ofHouseholds(households);
        Set<Long> withElders = new HashSet<>(rows.withElders(households));
        return where.entrySet().stream()
                .map(home -> new Home(home.getValue(), withElders.contains(home.getKey())))
                .toList();
    }
}
