package cn.doorplate.hall;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is to be mended in what somebody sent, said at once. */
final class HallFaults {

    private static final LineCheck CHECK =
            new LineCheck(HallErrorCode.BLANK, HallErrorCode.TOO_LONG, HallErrorCode.MARKUP);

    private final List<Declined.Reason> found = new ArrayList<>();

    void add(String field, HallErrorCode code, Object... arguments) {
        found.add(new Declined.Reason(code, field, List.of(arguments)));
    }

    void addIf(boolean fault, String field, HallErrorCode code, Object... arguments) {
        if (fault) {
            add(field, code, arguments);
        }
    }

    /** A line that has to be there, as it is kept. */
    String line(String field, String text, int most) {
        String line = LineCheck.line(text);
        CHECK.check(field, line, most, found);
        return line;
    }

    /** A line that may be left out; null for an empty one. */
    @Nullable String lineIfAny(String field, @Nullable String text, int most) {
        String line = text == null ? "" : LineCheck.line(text);
        CHECK.checkIfAny(field, line, most, found);
        return line.isEmpty() ? null : line;
    }

    /** Lines that have to be there. */
    String text(String field, String text, int most) {
        String lines = LineCheck.paragraphs(text);
        CHECK.check(field, lines, most, found);
        return lines;
    }

    /** The same, null for what was left empty. */
    @Nullable String textIfAny(String field, @Nullable String text, int most) {
        String lines = text == null ? "" : LineCheck.paragraphs(text);
        CHECK.checkIfAny(field, lines, most, found);
        return lines.isEmpty() ? null : lines;
    }

    /** @throws Declined if there is anything */
    void decline() {
        if (!found.isEmpty()) {
            throw new Declined(found);
        }
    }

    /** One text alone, that has to be there. */
    static String textOf(String field, String text, int most) {
        HallFaults faults = new HallFaults();
        String read = faults.text(field, text, most);
        faults.decline();
        return read;
    }

    static @Nullable String textIfAnyOf(String field, @Nullable String text, int most) {
        HallFaults faults = new HallFaults();
        String read = faults.textIfAny(field, text, most);
        faults.decline();
        return read;
    }
}
