package cn.doorplate.station;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.util.ArrayList;
import java.util.List;

/** Collects all that is to be mended in what came in. */
final class Faults {

    private static final LineCheck TEXTS =
            new LineCheck(StationErrorCode.BLANK, StationErrorCode.TOO_LONG, StationErrorCode.MARKUP);

    private final List<Declined.Reason> reasons = new ArrayList<>();

    void add(Enum<?> code, String field, Object... arguments) {
        reasons.add(new Declined.Reason(code, field, List.of(arguments)));
    }

    /** Adds it where that is so. */
    void addIf(boolean fault, Enum<?> code, String field, Object... arguments) {
        if (fault) {
            add(code, field, arguments);
        }
    }

    void text(String field, String text, int most) {
        TEXTS.check(field, text, most, reasons);
    }

    void textIfAny(String field, String text, int most) {
        TEXTS.checkIfAny(field, text, most, reasons);
    }

    List<Declined.Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** @throws Declined if there are any */
    void decline() {
        if (!reasons.isEmpty()) {
            throw new Declined(reasons);
        }
    }

    /** A line, or the only reason to decline. */
    static String line(String field, String text, int most) {
        return TEXTS.required(field, text, most);
    }
}
