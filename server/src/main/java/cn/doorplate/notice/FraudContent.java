package cn.doorplate.notice;

import cn.doorplate.shared.Declined;
import java.util.ArrayList;
import java.util.List;

/** What is said of a type of fraud, as staff send it. */
record FraudContent(String name, String signs, String advice, String keywords, int position) {

    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_KEYWORDS = 200;
    private static final int LAST_POSITION = 9_999;

    /** @throws Declined for each part that cannot be */
    FraudContent checked() {
        List<Declined.Reason> reasons = new ArrayList<>();
        String plainName = line("name", name, LONGEST_NAME, reasons);
        String plainKeywords = keywords.isBlank() ? "" : line("keywords", keywords, LONGEST_KEYWORDS, reasons);
        markdown("signs", signs, reasons);
        markdown("advice", advice, reasons);
        if (position < 0 || position > LAST_POSITION) {
            reasons.add(reason("position", FraudErrorCode.INVALID));
        }
        if (!reasons.isEmpty()) {
            throw new Declined(reasons);
        }
        return new FraudContent(plainName, signs.strip(), advice.strip(), plainKeywords, position);
    }

    /** Whatever blanks and line ends it has become single spaces. */
    private static String line(String field, String text, int most, List<Declined.Reason> reasons) {
        String plain = text.replaceAll("[\\p{Z}\\s\\p{Cc}]+", " ").strip();
        if (length(field, plain, most, reasons) && !NoticeTexts.isShown(plain)) {
            reasons.add(reason(field, FraudErrorCode.MARKUP));
        }
        return plain;
    }

    private static void markdown(String field, String text, List<Declined.Reason> reasons) {
        if (length(field, text.strip(), LONGEST_TEXT, reasons) && !Markdown.isPlain(text)) {
            reasons.add(reason(field, FraudErrorCode.MARKUP));
        }
    }

    private static boolean length(String field, String text, int most, List<Declined.Reason> reasons) {
        if (text.isEmpty()) {
            reasons.add(reason(field, FraudErrorCode.BLANK));
            return false;
        }
        if (text.codePointCount(0, text.length()) > most) {
            reasons.add(reason(field, FraudErrorCode.TOO_LONG, most));
            return false;
        }
        return true;
    }

    private static Declined.Reason reason(String field, FraudErrorCode code, Object... arguments) {
        return new Declined.Reason(code, field, List.of(arguments));
    }

    FraudRow toRow(long id, long region, int version) {
        return new FraudRow(id, region, name, signs, advice, keywords, position, version);
    }
}
