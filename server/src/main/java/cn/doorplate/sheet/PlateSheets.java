package cn.doorplate.sheet;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Deed;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateDoor;
import cn.doorplate.place.PlateDoors;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plates on paper: which there are to print at a place, and those that are yet to be given out. */
@Service
public class PlateSheets {

    /** A hundred pages; more is for a printer's shop, in parts. */
    static final int MOST_PLATES = 600;

    private final PlacePaths paths;
    private final PlateDoors doors;
    private final SheetLinks links;

    PlateSheets(PlacePaths paths, PlateDoors doors, SheetLinks links) {
        this.paths = paths;
        this.doors = doors;
        this.links = links;
    }

    /**
     * Where to print from.
     *
     * @throws Denied if they may not keep plates there
     * @throws BadInput if there are too many for one sheet
     */
    PlateSheet sheet(Viewer viewer, PlaceRef within) {
        List<PlateDoor> found = read(allowed(viewer, within));
        int plates = (int) found.stream().filter(door -> door.plate() != null).count();
        return new PlateSheet(links.sign(path(within)), plates, found.size() - plates);
    }

    /** The plates to print, for who holds a role there. */
    List<PlateDoor> plates(Viewer viewer, PlaceRef within) {
        return withPlates(allowed(viewer, within));
    }

    /** The plates to print, for who holds a link that we signed. */
    List<PlateDoor> plates(PlaceRef within) {
        return withPlates(existing(within));
    }

    /** Gives out a plate for each door without; returns how many. */
    int issue(Viewer viewer, PlaceRef within) {
        PlacePath path = allowed(viewer, within);
        return doors.issueMissing(path, new Deed(viewer.personId(), roleAt(viewer, path), null))
                .orElseThrow(() -> Declined.because(DoorplatesIssueErrorCode.BUSY));
    }

    /** A role by which they may. */
    private static @Nullable String roleAt(Viewer viewer, PlacePath path) {
        return viewer.grants().stream()
                .filter(grant -> Permission.KEEP_PLATES.comesWith(grant.role()) && path.contains(grant.place()))
                .map(grant -> grant.role().name())
                .findFirst()
                .orElse(null);
    }

    /** What is signed, and asked for. */
    static String path(PlaceRef within) {
        String id = within.kind() == PlaceKind.REGION ? Long.toString(within.id()) : Ids.toOpaque(within.id());
        return "/sheets/plates?" + within.kind().name().toLowerCase(Locale.ROOT) + "=" + id;
    }

    private PlacePath allowed(Viewer viewer, PlaceRef within) {
        PlacePath path = existing(within);
        viewer.require(Permission.KEEP_PLATES, path);
        return path;
    }

    private PlacePath existing(PlaceRef within) {
        PlacePath path = paths.of(within).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        boolean tooWide = within.kind() == PlaceKind.REGION && path.region().level() != RegionLevel.COMMUNITY;
        if (tooWide || within.kind() == PlaceKind.UNIT) {
            throw new BadInput("请选择一个社区、网格、小区或一栋楼。");
        }
        return path;
    }

    private List<PlateDoor> withPlates(PlacePath path) {
        return read(path).stream().filter(door -> door.plate() != null).toList();
    }

    private List<PlateDoor> read(PlacePath path) {
        List<PlateDoor> found = doors.within(path, MOST_PLATES + 1);
        if (found.size() > MOST_PLATES) {
            throw new BadInput("一次最多打印 " + MOST_PLATES + " 块门牌。请按小区或楼栋分几次打印。");
        }
        return found;
    }
}
