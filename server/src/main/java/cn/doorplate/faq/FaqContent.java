package cn.doorplate.faq;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Shown;
import java.util.ArrayList;
import java.util.List;

/** A question and its answer as staff send them. */
record FaqContent(String question, String answer) {

    private static final int LONGEST_QUESTION = 100;
    private static final int LONGEST_ANSWER = 1_000;

    /** @throws Declined BLANK, TOO_LONG or MARKUP at each part that cannot be */
    FaqContent checked() {
        List<Declined.Reason> reasons = new ArrayList<>();
        String asked = question.replaceAll("[\\p{Z}\\s]+", " ").strip();
        String answered = answer.replaceAll("\\r\\n?", "\n").replace('\t', ' ').strip();
        check("question", asked, LONGEST_QUESTION, reasons);
        check("answer", answered, LONGEST_ANSWER, reasons);
        if (!reasons.isEmpty()) {
            throw new Declined(reasons);
        }
        return new FaqContent(asked, answered);
    }

    private static void check(String field, String text, int most, List<Declined.Reason> reasons) {
        if (text.isEmpty()) {
            reasons.add(new Declined.Reason(FaqErrorCode.BLANK, field, List.of()));
        } else if (text.codePointCount(0, text.length()) > most) {
            reasons.add(new Declined.Reason(FaqErrorCode.TOO_LONG, field, List.of(most)));
        } else if (!text.codePoints().allMatch(it -> it == '\n' || Shown.is(it))) {
            reasons.add(new Declined.Reason(FaqErrorCode.MARKUP, field, List.of()));
        }
    }

    String whole() {
        return question + "\n" + answer;
    }
}
