package cn.doorplate.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Cuts texts into grams: every pair and triple of neighbouring characters of a word, and each word's last character. */
final class Grams {

    static final int PAIR = 2;
    static final int TRIPLE = 3;

    private static final int CHARACTER_BITS = 21;

    private Grams() {}

    /** The grams under which a text is kept, each once. The text is normalised here. */
    static SortedSet<String> of(String text) {
        return Arrays.stream(packed(text)).mapToObj(Grams::unpack).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The same as numbers, ascending, each once. They sort as (size, gram) does: pairs before triples, a lone character
     * before its pairs.
     */
    static long[] packed(String text) {
        int[] characters = SearchText.normalise(text).codePoints().toArray();
        long[] grams = new long[2 * characters.length];
        int size = 0;
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] != ' ') {
                int second = at(characters, i + 1);
                int third = second == 0 ? 0 : at(characters, i + 2);
                long pair = (long) characters[i] << CHARACTER_BITS | second;
                grams[size++] = pair;
                if (third != 0) {
                    grams[size++] = pair << CHARACTER_BITS | third;
                }
            }
        }
        Arrays.sort(grams, 0, size);
        return LongStream.of(grams).limit(size).distinct().toArray();
    }

    static String unpack(long packed) {
        StringBuilder gram = new StringBuilder(TRIPLE);
        for (int shift = 2 * CHARACTER_BITS; shift >= 0; shift -= CHARACTER_BITS) {
            int character = (int) (packed >>> shift) & (1 << CHARACTER_BITS) - 1;
            if (character != 0) {
                gram.appendCodePoint(character);
            }
        }
        return gram.toString();
    }

    /** 0 behind the end of a word. */
    private static int at(int[] characters, int i) {
        return i < characters.length && characters[i] != ' ' ? characters[i] : 0;
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
