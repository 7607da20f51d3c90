package cn.doorplate.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds households by their doors, however people write them. Who lives there is no matter of this module. */
@Service
public class HouseholdDoors {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SUFFIX = Pattern.compile("[室号户房]+$");
    private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}");

    private final HouseholdDoorMapper rows;

    HouseholdDoors(HouseholdDoorMapper rows) {
        this.rows = rows;
    }

    /**
     * The households behind a door; several where the building has it in several units and none is named.
     *
     * @param door as people write it: ５０１, 501室, 501 号 are one door
     */
    public List<HouseholdDoor> at(long buildingId, @Nullable Long unitId, String door) {
        String wanted = plain(door);
        return rows.at(buildingId, unitId).stream()
                .filter(household -> plain(household.door()).equals(wanted))
                .toList();
    }

    /** The same for several doors of a building, by one statement; by door as it was written, nothing for those not on file. */
    public Map<String, List<HouseholdDoor>> at(long buildingId, Collection<String> doors) {
        Map<String, List<HouseholdDoor>> found = new HashMap<>();
        List<HouseholdDoor> all = doors.isEmpty() ? List.of() : rows.at(buildingId, null);
        for (String door : doors) {
            String wanted = plain(door);
            all.stream()
                    .filter(household -> plain(household.door()).equals(wanted))
                    .forEach(household ->
                            found.computeIfAbsent(door, it -> new ArrayList<>()).add(household));
        }
        return found;
    }

    /** Those that are there, by their ids, in one statement. */
    public Map<Long, HouseholdDoor> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : rows.of(new TreeSet<>(ids)).stream()
                        .collect(Collectors.toMap(HouseholdDoor::id, Function.identity()));
    }

    /**
     * Keeps the household from being removed until the caller's transaction ends.
     *
     * @return false if it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(long id) {
        return rows.lock(id) != null;
    }

    private static String plain(String door) {
        String narrow = Normalizer.normalize(door, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String hyphened = HYPHENS.matcher(BLANKS.matcher(narrow).replaceAll("")).replaceAll("-");
        return SUFFIX.matcher(hyphened).replaceFirst("");
    }
}
