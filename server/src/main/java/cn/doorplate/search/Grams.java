package cn.doorplate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Cuts texts into grams: every pair and triple of neighbouring characters of a word, and each word's last character. */
final class Grams {

    static final int PAIR = 2;
    static final int TRIPLE = 3;

    private Grams() {}

    /** The grams under which a text is kept, each once. The text is normalised here. */
    static SortedSet<String> of(String text) {
        SortedSet<String> grams = new TreeSet<>();
        for (String word : SearchText.words(text)) {
            int[] characters = word.codePoints().toArray();
            for (int i = 0; i < characters.length; i++) {
                grams.add(new String(characters, i, Math.min(PAIR, characters.length - i)));
                if (i + TRIPLE <= characters.length) {
                    grams.add(new String(characters, i, TRIPLE));
                }
            }
        }
        return grams;
    }

    /** The longest grams of a query's word: whatever contains the word is kept under each of them. Normalised word. */
    static List<String> ofQuery(String word) {
        int[] characters = word.codePoints().toArray();
        int size = Math.min(TRIPLE, characters.length);
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + size <= characters.length; i++) {
            grams.add(new String(characters, i, size));
        }
        return grams.stream().distinct().toList();
    }

    static int sizeOf(String gram) {
        return gram.codePointCount(0, gram.length()) == TRIPLE ? TRIPLE : PAIR;
    }
}
