package cn.doorplate.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks at what somebody wrote for others to read, and says what is to be mended in it by a module's own codes.
 *
 * @param blank for what was left empty
 * @param tooLong for more characters than there may be; its argument is how many
 * @param unfit for characters that nobody sees, or what else may not stand there
 */
public record LineCheck(Enum<?> blank, Enum<?> tooLong, Enum<?> unfit) {

    /** Without what stands around it; line breaks in it are spaces. */
    public static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Lines without what stands around each; several empty ones are one. */
    public static String paragraphs(String text) {
        return text.strip().replaceAll("[^\\S\\n]*\\R[^\\S\\n]*", "\n").replaceAll("\\n{3,}", "\n\n");
    }

    /** Whether all of it is seen as it is; lines may break. */
    public static boolean isShown(String text) {
        return text.codePoints().allMatch(it -> it == '\n' || Shown.is(it));
    }

    /** Adds what is to be mended in a text, at most {@code most} characters of it. */
    public void check(String field, String text, int most, List<Declined.Reason> faults) {
        check(field, text, most, LineCheck::isShown, faults);
    }

    /** Adds it for a text with marks in it, which is fit where they are. */
    public void check(String field, String text, int most, Predicate<String> isFit, List<Declined.Reason> faults) {
        if (text.isBlank()) {
            faults.add(new Declined.Reason(blank, field, List.of()));
        } else {
            checkIfAny(field, text, most, isFit, faults);
        }
    }

    /**
     * A line as it is kept.
     *
     * @throws Declined for what is to be mended in it
     */
    public String required(String field, String text, int most) {
        String line = line(text);
        List<Declined.Reason> faults = new ArrayList<>();
        check(field, line, most, faults);
        if (!faults.isEmpty()) {
            throw new Declined(faults);
        }
        return line;
    }

    /** The same for a text that may be left empty. */
    public void checkIfAny(String field, String text, int most, List<Declined.Reason> faults) {
        checkIfAny(field, text, most, LineCheck::isShown, faults);
    }

    private void checkIfAny(
            String field, String text, int most, Predicate<String> isFit, List<Declined.Reason> faults) {
        if (text.codePointCount(0, text.length()) > most) {
            faults.add(new Declined.Reason(tooLong, field, List.of(most)));
        } else if (!isFit.test(text)) {
            faults.add(new Declined.Reason(unfit, field, List.of()));
        }
    }
}
