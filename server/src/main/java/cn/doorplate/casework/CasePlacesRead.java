package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.identity.Role;
import cn.doorplate.place.Building;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The places that some cases name: how people call them is read at once for a page of cases, by one statement; they themselves only
 * when somebody asks for them.
 */
final class CasePlacesRead {

    /** Characters by which a role says of which kind of place it is: 社区工作人员. */
    private static final int OFFICE = 2;

    private final Map<PlaceRef, String> names;
    private final Set<PlaceRef> wanted;
    private final Places places;
    private @Nullable Map<PlaceRef, Object> found;

    private CasePlacesRead(Set<PlaceRef> wanted, Places places) {
        this.names = places.names(wanted);
        this.wanted = wanted;
        this.places = places;
    }

    static CasePlacesRead of(Collection<CaseRow> rows, Places places) {
        Set<PlaceRef> wanted = new LinkedHashSet<>();
        rows.forEach(row -> {
            wanted.add(row.place());
            add(wanted, PlaceKind.BUILDING, row.buildingId());
            add(wanted, PlaceKind.COMPOUND, row.compoundId());
            add(wanted, PlaceKind.REGION, row.regionCode());
            wanted.add(row.facts().desk().place());
        });
        return new CasePlacesRead(wanted, places);
    }

    /** For desks alone, as those of a history. */
    static CasePlacesRead ofDesks(Collection<CaseDesk> desks, Places places) {
        return new CasePlacesRead(desks.stream().map(CaseDesk::place).collect(Collectors.toSet()), places);
    }

    /** One of them; null when it is gone. By a handful of statements for all of them, the first time. */
    synchronized @Nullable Object the(PlaceRef ref) {
        Map<PlaceRef, Object> all = found;
        if (all == null) {
            all = places.of(wanted);
            found = all;
        }
        return all.get(ref);
    }

    private static void add(Set<PlaceRef> wanted, PlaceKind kind, @Nullable Long id) {
        if (id != null) {
            wanted.add(new PlaceRef(kind, id));
        }
    }

    @Nullable Object placeOf(CaseRow row) {
        return the(row.place());
    }

    @Nullable Building buildingOf(CaseRow row) {
        Long id = row.buildingId();
        return id == null ? null : (Building) the(new PlaceRef(PlaceKind.BUILDING, id));
    }

    @Nullable Region regionOf(CaseRow row) {
        return (Region) the(region(row));
    }

    /**
     * As people say it: 御景苑3栋2单元602, or 积善社区府前街南侧路灯.
     *
     * @param said what was said of the place beside its name; null when nothing was
     */
    String nameOf(CaseRow row, @Nullable String said) {
        Set<PlaceRef> parts = new LinkedHashSet<>();
        if (row.place().kind() != PlaceKind.REGION) {
            add(parts, PlaceKind.COMPOUND, row.compoundId());
            add(parts, PlaceKind.BUILDING, row.buildingId());
        }
        parts.add(row.place());
        if (parts.size() == 1) {
            parts.add(region(row));
        }
        String name = parts.stream().map(this::shortName).distinct().collect(Collectors.joining());
        return said == null ? name : name + said;
    }

    /** The short name of its community; empty if the division has lost it. */
    String communityOf(CaseRow row) {
        return shortName(region(row));
    }

    /** The same for who may not know the door: 御景苑, or 积善社区. */
    String aroundOf(CaseRow row) {
        Long compound = row.compoundId();
        String name = compound == null ? "" : shortName(new PlaceRef(PlaceKind.COMPOUND, compound));
        return name.isEmpty() ? shortName(region(row)) : name;
    }

    CaseDeskView desk(CaseDesk desk) {
        String place = shortName(desk.place());
        return new CaseDeskView(desk.role(), titled(place, desk.role()), place, desk.level(), () -> the(desk.place()));
    }

    /** As in 御景苑物业; who works at 积善社区 is not its 社区社区工作人员. */
    private static String titled(String place, Role role) {
        String title = role.title();
        String office = title.substring(0, Math.min(OFFICE, title.length()));
        return place.endsWith(office) ? place + title.substring(office.length()) : place + title;
    }

    private String shortName(PlaceRef ref) {
        return names.getOrDefault(ref, "");
    }

    private static PlaceRef region(CaseRow row) {
        return new PlaceRef(PlaceKind.REGION, row.regionCode());
    }
}
