package cn.doorplate.station;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import java.util.ArrayList;
import java.util.List;

/** What is to be mended in a workbook: the first of it by row and column, and how much more there is. */
final class StationImportFaults {

    /** A screen or two. */
    static final int NAMED = 50;

    private final Outcomes outcomes;
    private final List<Declined.Reason> named = new ArrayList<>();
    private int more;

    StationImportFaults(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    void add(StationLine line, StationColumn column, String advice) {
        if (named.size() < NAMED) {
            named.add(new Declined.Reason(
                    StationErrorCode.ROW, "file", List.of(line.row().number(), column.title(), advice)));
        } else {
            more++;
        }
    }

    void add(StationLine line, StationColumn column, Enum<?> code, Object... arguments) {
        add(line, column, new Declined.Reason(code, null, List.of(arguments)));
    }

    void add(StationLine line, StationColumn column, Declined.Reason reason) {
        add(line, column, outcomes.error(reason).message());
    }

    /** @throws Declined if there are any */
    void decline() {
        if (more > 0) {
            named.add(new Declined.Reason(StationErrorCode.MORE_ROWS, "file", List.of(more)));
        }
        if (!named.isEmpty()) {
            throw new Declined(named);
        }
    }
}
