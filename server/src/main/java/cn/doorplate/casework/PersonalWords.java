package cn.doorplate.casework;

import cn.doorplate.privacy.PersonalNumbers;
import java.text.Normalizer;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Finds in a text for all what is about one person: their numbers, and given names and phones. An office's own number is let through,
 * as is any landline but one that somebody whom it concerns has given.
 */
final class PersonalWords {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}\\p{Cc}·.]+");

    private static final int SHORTEST_NAME = 2;

    private PersonalWords() {}

    /** @param known names and phones of those whom it concerns, in full */
    static boolean standIn(String text, Collection<String> known) {
        String plain = joined(text);
        return PersonalNumbers.standIn(Normalizer.normalize(text, Normalizer.Form.NFKC))
                || known.stream()
                        .map(PersonalWords::joined)
                        .filter(word -> word.length() >= SHORTEST_NAME)
                        .anyMatch(plain::contains);
    }

    /** In half-width characters, and without what people put between digits or the parts of a name. */
    private static String joined(String text) {
        return BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }
}
