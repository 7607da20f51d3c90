package cn.doorplate.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The form in which texts and queries meet: full-width and half-width alike, upper and lower case alike. */
public final class SearchText {

    private SearchText() {}

    /** NFKC, lower case, blanks of any kind reduced to single spaces, none at the ends. */
    public static String normalise(String text) {
        if (isPlain(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s\\p{Cc}]+", " ")
                .strip();
    }

    /** The words of a query, normalised, each once, in their order; none for a blank one. */
    public static List<String> words(String query) {
        return Arrays.stream(normalise(query).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Han characters of the basic block are their own normal form; nearly every name of a place is made of them. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
    }
}
