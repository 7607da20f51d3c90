package cn.doorplate.notice;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.util.List;

/** Looks at the words of a notice, and collects what is to be mended in them. */
final class NoticeTexts {

    /** Characters of a line that stands on a lock screen. */
    static final int LINE = 60;

    static final int BODY = 8_000;

    /** Characters of a reason or a remark. */
    static final int REASON = 200;

    private static final LineCheck TEXTS =
            new LineCheck(NoticeErrorCode.BLANK, NoticeErrorCode.TOO_LONG, NoticeErrorCode.MARKUP);

    private NoticeTexts() {}

    static void checkLine(String field, String line, List<Declined.Reason> faults) {
        TEXTS.check(field, line, LINE, faults);
    }

    static void checkBody(String field, String body, List<Declined.Reason> faults) {
        TEXTS.check(field, body, BODY, Markdown::isPlain, faults);
    }

    /**
     * A reason or a remark as it is kept.
     *
     * @throws Declined BLANK, TOO_LONG or MARKUP at the field
     */
    static String reason(String field, String text) {
        return TEXTS.required(field, text, REASON);
    }

    static Declined.Reason fault(NoticeErrorCode code, String field) {
        return new Declined.Reason(code, field, List.of());
    }
}
