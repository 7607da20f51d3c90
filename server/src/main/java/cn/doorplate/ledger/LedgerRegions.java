package cn.doorplate.ledger;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The regions that have a ledger, from the county down, and who may what there. */
@Component
class LedgerRegions {

    private final PlacePaths paths;

    LedgerRegions(PlacePaths paths) {
        this.paths = paths;
    }

    /** @throws Denied NOT_FOUND if there is no such region, or the viewer may not, there */
    void require(Viewer viewer, Permission permission, RegionCode within) {
        viewer.require(permission, path(within).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
    }

    boolean may(Viewer viewer, Permission permission, RegionCode within) {
        return path(within).filter(path -> viewer.may(permission, path)).isPresent();
    }

    /** Whether what they asked for is theirs to take away, still. */
    boolean mayTake(Viewer viewer, LedgerExportRow export) {
        return !toTake(viewer, List.of(export)).isEmpty();
    }

    /** Those of what they asked for that are theirs to take away, still; two statements however many they are. */
    List<LedgerExportRow> toTake(Viewer viewer, List<LedgerExportRow> exports) {
        Map<PlaceRef, PlacePath> all =
                paths.of(exports.stream().map(LedgerExportRow::place).collect(Collectors.toSet()));
        return exports.stream()
                .filter(export -> {
                    PlacePath path = all.get(export.place());
                    return path != null
                            && viewer.may(Permission.EXPORT_LEDGER, path)
                            && (!export.names() || viewer.may(Permission.READ_RESIDENTS, path));
                })
                .toList();
    }

    private Optional<PlacePath> path(RegionCode within) {
        return within.level().compareTo(RegionLevel.COUNTY) < 0
                ? Optional.empty()
                : paths.of(new PlaceRef(PlaceKind.REGION, within.value()));
    }
}
