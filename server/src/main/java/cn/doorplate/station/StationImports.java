package cn.doorplate.station;

import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceLoad;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Unavailable;
import cn.doorplate.sheet.UploadedTable;
import cn.doorplate.sheet.UploadedTables;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Takes workbooks of stations: all of one, or nothing of it. It is read twice: WeChat looks at its texts while nothing is held, and then
 * all of it is checked again and written, with what is there held as it is.
 */
@Service
class StationImports {

    /** So many characters are shown to WeChat at a time. */
    private static final int SHOWN_TOGETHER = 2_000;

    private final UploadedTables tables;
    private final StationKeeping keeping;
    private final StationMapper rows;
    private final StationContents contents;
    private final StationWriting writing;
    private final StationTextCheck texts;
    private final Stations stations;
    private final PlaceLoad turns;
    private final Once once;
    private final Outcomes outcomes;

    StationImports(
            UploadedTables tables,
            StationKeeping keeping,
            StationMapper rows,
            StationContents contents,
            StationWriting writing,
            StationTextCheck texts,
            Stations stations,
            PlaceLoad turns,
            Once once,
            Outcomes outcomes) {
        this.tables = tables;
        this.keeping = keeping;
        this.rows = rows;
        this.contents = contents;
        this.writing = writing;
        this.texts = texts;
        this.stations = stations;
        this.turns = turns;
        this.once = once;
        this.outcomes = outcomes;
    }

    /** As it came in. */
    record StationImportInput(String idempotencyKey, String within, String file) {}

    /** How many were entered, and how many were changed. */
    record Imported(int created, int updated) {

        static Imported parse(String text) {
            String[] parts = text.split(" ", 2);
            return new Imported(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return created + " " + updated;
        }
    }

    /** @throws Declined NOT_FOUND, WORKBOOK, ROW and MORE_ROWS, RISKY, KEY_REUSED */
    Imported take(Viewer viewer, StationImportInput input) {
        RegionCode within = keeping.region(viewer, input.within(), "within");
        try (UploadedTable table = tables.open(viewer.personId(), input.file(), StationErrorCode.WORKBOOK)) {
            Set<RegionCode> grown = check(viewer, table, within);
            return Imported.parse(once.run(
                    Actor.person(viewer.personId()),
                    "stationImport",
                    input.idempotencyKey(),
                    List.of(input.within(), input.file()),
                    () -> write(table, within, grown).toString()));
        }
    }

    /** @return the communities that get stations */
    private Set<RegionCode> check(Viewer viewer, UploadedTable table, RegionCode within) {
        StringBuilder text = new StringBuilder();
        Set<RegionCode> grown = new TreeSet<>((one, other) -> Long.compare(one.value(), other.value()));
        go(table, within, false, edit -> {
            if (edit.before() == null) {
                grown.add(edit.community());
            }
            text.append(edit.input().texts()).append('\n');
            if (text.length() > SHOWN_TOGETHER) {
                texts.requireFit(viewer.personId(), text.toString());
                text.setLength(0);
            }
        });
        texts.requireFit(viewer.personId(), text.toString());
        return grown;
    }

    private Imported write(UploadedTable table, RegionCode within, Set<RegionCode> grown) {
        if (!grown.stream().allMatch(turns::takeTurn)) {
            throw new Unavailable("有人正在这里导入。请过一会儿再试。", null);
        }
        Instant now = stations.now();
        int[] done = new int[2];
        go(table, within, true, edit -> {
            StationRow before = edit.before();
            if (before == null) {
                writing.insert(edit.entered(Ids.next(), now));
                done[0]++;
            } else {
                writing.change(before, edit.changed(before, now));
                done[1]++;
            }
        });
        return new Imported(done[0], done[1]);
    }

    private void go(UploadedTable table, RegionCode within, boolean held, Consumer<StationEdit> each) {
        StationImportGround ground = new StationImportGround(within, keeping::isThere, rows, contents);
        StationImportPass pass = new StationImportPass(ground, new StationImportFaults(outcomes), held, each);
        table.read(StationSheet.TITLE, StationColumn.titles(), StationSheet.MOST_ROWS, pass::add);
        pass.end();
    }
}
