package cn.doorplate.notice;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.util.ArrayList;
import java.util.List;

/** What is said of a type of fraud, as staff send it. */
record FraudContent(String name, String signs, String advice, String keywords, int position) {

    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_KEYWORDS = 200;
    private static final int LAST_POSITION = 9_999;

    private static final LineCheck TEXTS =
            new LineCheck(FraudErrorCode.BLANK, FraudErrorCode.TOO_LONG, FraudErrorCode.MARKUP);

    /** @throws Declined for each part that cannot be */
    FraudContent checked() {
        List<Declined.Reason> reasons = new ArrayList<>();
        String plainName = line(name);
        String plainKeywords = line(keywords);
        TEXTS.check("name", plainName, LONGEST_NAME, reasons);
        TEXTS.checkIfAny("keywords", plainKeywords, LONGEST_KEYWORDS, reasons);
        TEXTS.check("signs", signs.strip(), LONGEST_TEXT, Markdown::isPlain, reasons);
        TEXTS.check("advice", advice.strip(), LONGEST_TEXT, Markdown::isPlain, reasons);
        if (position < 0 || position > LAST_POSITION) {
            reasons.add(new Declined.Reason(FraudErrorCode.INVALID, "position", List.of()));
        }
        if (!reasons.isEmpty()) {
            throw new Declined(reasons);
        }
        return new FraudContent(plainName, signs.strip(), advice.strip(), plainKeywords, position);
    }

    /** Whatever blanks and line ends it has become single spaces. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Z}\\s\\p{Cc}]+", " ").strip();
    }

    FraudRow toRow(long id, long region, int version) {
        return new FraudRow(id, region, name, signs, advice, keywords, position, version);
    }
}
