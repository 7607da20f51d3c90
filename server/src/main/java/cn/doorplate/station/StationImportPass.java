package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import cn.doorplate.sheet.TableRow;
import cn.doorplate.station.StationImportKnown.NameIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes once through the rows of a workbook: says what is wrong with each, or what it changes. Some are in memory at a time. */
final class StationImportPass {

    private static final int TOGETHER = 200;

    private final StationImportGround ground;
    private final StationImportFaults faults;
    private final boolean held;
    private final Consumer<StationEdit> each;
    private final List<StationLine> waiting = new ArrayList<>();

    private final StationImportSeen seen = new StationImportSeen();

    /**
     * @param held whether what is there stays as it is until the caller's transaction ends
     * @param each told of what changes, in the order of the rows
     */
    StationImportPass(
            StationImportGround ground, StationImportFaults faults, boolean held, Consumer<StationEdit> each) {
        this.ground = ground;
        this.faults = faults;
        this.held = held;
        this.each = each;
    }

    void add(TableRow row) {
        waiting.add(new StationLine(row));
        if (waiting.size() == TOGETHER) {
            work();
        }
    }

    /** @throws Declined if anything is to be mended */
    void end() {
        work();
        faults.decline();
    }

    private void work() {
        Set<Long> ids = waiting.stream()
                .map(StationImportPass::number)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<NameIn> keys = waiting.stream()
                .filter(line -> line.get(StationColumn.NUMBER).isEmpty())
                .map(this::key)
                .filter(Objects::nonNull)
                .toList();
        StationImportKnown known = ground.known(ids, keys, held);
        waiting.forEach(line -> work(line, known));
        waiting.clear();
    }

    private static @Nullable Long number(StationLine line) {
        try {
            String number = line.get(StationColumn.NUMBER);
            return number.isEmpty() ? null : Ids.fromOpaque(number);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable NameIn key(StationLine line) {
        RegionCode community = ground.community(line.get(StationColumn.COMMUNITY));
        return community == null ? null : new NameIn(community, LineCheck.line(line.get(StationColumn.NAME)));
    }

    private void work(StationLine line, StationImportKnown known) {
        line.row().faults().forEach((title, advice) -> faults.add(line, StationColumn.titled(title), advice));
        if (!line.row().faults().isEmpty()) {
            return;
        }
        NameIn key = key(line);
        if (key == null) {
            faults.add(line, StationColumn.COMMUNITY, StationSheetFault.COMMUNITY);
        } else if (isOnce(line, key)) {
            meant(line, key, known);
        }
    }

    private boolean isOnce(StationLine line, NameIn name) {
        Long number = number(line);
        Integer above = seen.above(line.row().number(), number, name);
        if (above != null) {
            StationColumn column = number == null ? StationColumn.NAME : StationColumn.NUMBER;
            faults.add(line, column, StationSheetFault.TWICE, above);
        }
        return above == null;
    }

    private void meant(StationLine line, NameIn name, StationImportKnown known) {
        if (line.get(StationColumn.NUMBER).isEmpty()) {
            byName(line, name, known);
        } else {
            byNumber(line, name, known);
        }
    }

    private void byNumber(StationLine line, NameIn name, StationImportKnown known) {
        Long number = number(line);
        StationRow row = number == null ? null : known.byId().get(number);
        if (row == null || !ground.contains(row.community())) {
            faults.add(line, StationColumn.NUMBER, StationSheetFault.NUMBER);
        } else if (!row.community().equals(name.community())) {
            faults.add(line, StationColumn.COMMUNITY, StationSheetFault.COMMUNITY);
        } else {
            change(line, row);
        }
    }

    private void byName(StationLine line, NameIn name, StationImportKnown known) {
        List<StationRow> called = known.called(name);
        if (called.isEmpty()) {
            enter(line, name.community());
        } else if (called.size() == 1) {
            change(line, called.get(0));
        } else {
            faults.add(line, StationColumn.NAME, StationSheetFault.SAME_NAME);
        }
    }

    private void change(StationLine line, StationRow row) {
        if (line.says(row)) {
            return;
        }
        StationEdit edit = read(line, row, row.community());
        if (edit == null || !edit.changes()) {
            return;
        }
        String version = line.get(StationColumn.VERSION);
        if (version.isEmpty() || version.equals(Integer.toString(row.version()))) {
            each.accept(edit);
        } else {
            faults.add(line, StationColumn.VERSION, StationSheetFault.VERSION);
        }
    }

    private void enter(StationLine line, RegionCode community) {
        StationEdit edit = read(line, null, community);
        if (edit != null) {
            each.accept(edit);
        }
    }

    /** Null if anything is to be mended in it. */
    private @Nullable StationEdit read(StationLine line, @Nullable StationRow before, RegionCode community) {
        Faults own = new Faults();
        StationContentInput input = line.content(own);
        own.reasons().forEach(reason -> fault(line, reason));
        try {
            StationEdit edit = new StationEdit(before, community, input, ground.read(input, community));
            return own.reasons().isEmpty() ? edit : null;
        } catch (Declined e) {
            e.reasons().forEach(reason -> fault(line, reason));
            return null;
        }
    }

    private void fault(StationLine line, Declined.Reason reason) {
        faults.add(line, line.at(Objects.requireNonNullElse(reason.field(), "")), reason);
    }
}
