package cn.doorplate.notice;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Shown;
import java.util.List;

/** Looks at the words of a notice, and collects what is to be mended in them. */
final class NoticeTexts {

    /** Characters of a line that stands on a lock screen. */
    static final int LINE = 60;

    static final int BODY = 8_000;

    /** Characters of a reason or a remark. */
    static final int REASON = 200;

    private NoticeTexts() {}

    /** Without what stands around it; line breaks in it are spaces. */
    static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static void checkLine(String field, String line, List<Declined.Reason> faults) {
        checkLength(field, line, LINE, faults);
        if (!isShown(line)) {
            faults.add(fault(NoticeErrorCode.MARKUP, field));
        }
    }

    static void checkBody(String field, String body, List<Declined.Reason> faults) {
        int before = faults.size();
        checkLength(field, body, BODY, faults);
        if (faults.size() == before && !Markdown.isPlain(body)) {
            faults.add(fault(NoticeErrorCode.MARKUP, field));
        }
    }

    /**
     * A reason or a remark as it is kept.
     *
     * @throws Declined BLANK, TOO_LONG or MARKUP at the field
     */
    static String reason(String field, String text) {
        String line = line(text);
        if (line.isEmpty()) {
            throw Declined.at(field, NoticeErrorCode.BLANK);
        }
        if (line.codePointCount(0, line.length()) > REASON) {
            throw Declined.at(field, NoticeErrorCode.TOO_LONG, REASON);
        }
        if (!isShown(line)) {
            throw Declined.at(field, NoticeErrorCode.MARKUP);
        }
        return line;
    }

    /** Whether all of it is seen as it is. */
    static boolean isShown(String line) {
        return line.codePoints().allMatch(Shown::is);
    }

    private static void checkLength(String field, String text, int most, List<Declined.Reason> faults) {
        if (text.isBlank()) {
            faults.add(fault(NoticeErrorCode.BLANK, field));
        } else if (text.codePointCount(0, text.length()) > most) {
            faults.add(fault(NoticeErrorCode.TOO_LONG, field, most));
        }
    }

    static Declined.Reason fault(NoticeErrorCode code, String field, Object... arguments) {
        return new Declined.Reason(code, field, List.of(arguments));
    }
}
