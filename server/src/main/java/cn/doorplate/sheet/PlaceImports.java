package cn.doorplate.sheet;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Workbooks of places on their way in. They are taken here, and worked on by {@link PlaceImportWorker}. */
@Service
public class PlaceImports {

    private final PlaceImportMapper rows;
    private final PlacePaths paths;
    private final SheetFiles files;
    private final SheetLinks links;
    private final Once once;
    private final Clock clock;

    PlaceImports(PlaceImportMapper rows, PlacePaths paths, SheetFiles files, SheetLinks links, Once once, Clock clock) {
        this.rows = rows;
        this.paths = paths;
        this.files = files;
        this.links = links;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Takes a workbook that was uploaded. The same key again answers what the first time made.
     *
     * @param file the id of an upload of theirs
     * @throws Denied if they may not keep places there
     * @throws Declined if the place is no community or area, the file is not theirs, or the key was used for another
     */
    PlaceImport start(Viewer viewer, PlaceRef within, String key, long file) {
        PlacePath path = paths.of(within).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(Permission.KEEP_PLACES, path);
        String id = once.run(
                Actor.person(viewer.personId()),
                "placeImport",
                key,
                List.of(within, file),
                () -> taken(viewer, path, within, file));
        return shown(rows.selectById(Ids.fromOpaque(id)));
    }

    private String taken(Viewer viewer, PlacePath path, PlaceRef within, long file) {
        if (!isTarget(within, path.region())) {
            throw Declined.at("within", PlaceImportErrorCode.TOO_WIDE_OR_NARROW);
        }
        if (!files.isOf(viewer.personId(), file)) {
            throw Declined.at("file", CommonErrorCode.NOT_FOUND);
        }
        long id = Ids.next();
        boolean mayPublish = viewer.may(Permission.KEEP_RESPONSIBILITIES, path);
        rows.insert(PlaceImportRow.waiting(
                id, viewer.personId(), within, path.region(), mayPublish, file, clock.instant()));
        return Ids.toOpaque(id);
    }

    private static boolean isTarget(PlaceRef within, RegionCode region) {
        return within.kind() == PlaceKind.GRID
                || (within.kind() == PlaceKind.REGION && region.level() == RegionLevel.COMMUNITY);
    }

    /** An import of one's own. */
    Optional<PlaceImport> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.selectById(id))
                .filter(row -> row.personId() == viewer.personId())
                .map(this::shown);
    }

    /** The workbook that went back; empty if none did. */
    Optional<byte[]> result(long id) throws IOException {
        Long result = Optional.ofNullable(rows.selectById(id))
                .map(PlaceImportRow::resultId)
                .orElse(null);
        return result == null ? Optional.empty() : Optional.of(files.read(result));
    }

    static String resultPath(long id) {
        return "/sheets/imports/" + Ids.toOpaque(id) + ".xlsx";
    }

    private PlaceImport shown(PlaceImportRow row) {
        return PlaceImport.of(row, row.resultId() == null ? null : links.sign(resultPath(row.id())));
    }
}
