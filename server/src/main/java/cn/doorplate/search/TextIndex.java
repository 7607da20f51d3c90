package cn.doorplate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * The one index of texts, for anything that is found by its Chinese name. Whatever is kept has a kind (a number that its
 * module chooses; 1 is regions, 2 is buildings) and a ref (its key, not negative). Writing joins the caller's transaction.
 * Reading is bounded: each call takes a limit, and spends what it examined from the page's {@link Reads}.
 */
@Service
public class TextIndex {

    /** A gram is judged by where its posting of this number lies. */
    private static final int PROBE = 4;

    private static final int PROBED_GRAMS = 4;

    private static final String INSERT = "insert into search_gram (kind, size, gram, ref) values (?, ?, ?, ?)";
    private static final String DELETE = "delete from search_gram where kind = ? and size = ? and gram = ? and ref = ?";

    private final PostingMapper postings;
    private final JdbcTemplate jdbc;

    TextIndex(PostingMapper postings, JdbcTemplate jdbc) {
        this.postings = postings;
        this.jdbc = jdbc;
    }

    /** Keeps a text that was not kept before. */
    public void add(int kind, long ref, String text) {
        write(INSERT, kind, ref, Grams.of(text));
    }

    /** Keeps the new text in the place of the old one; touches only the grams in which they differ. */
    public void replace(int kind, long ref, String oldText, String newText) {
        SortedSet<String> gone = new TreeSet<>(Grams.of(oldText));
        SortedSet<String> come = new TreeSet<>(Grams.of(newText));
        gone.removeAll(Grams.of(newText));
        come.removeAll(Grams.of(oldText));
        write(DELETE, kind, ref, gone);
        write(INSERT, kind, ref, come);
    }

    /**
     * That gram of some words which is rarest behind a ref, as far as a glance tells. What contains all the words is kept
     * under it.
     *
     * @param words normalised, each of at least two characters
     */
    public String rarestGram(int kind, List<String> words, long after, Reads reads) {
        List<String> grams =
                words.stream().flatMap(word -> Grams.ofQuery(word).stream()).toList();
        String rarest = grams.get(0);
        long farthest = -1;
        for (String gram : grams.subList(0, probed(grams.size()))) {
            Long there = postings.refFurtherOn(kind, Grams.sizeOf(gram), gram, after, PROBE);
            reads.spend(PROBE + 1);
            if (there == null) {
                return gram;
            }
            if (there > farthest) {
                farthest = there;
                rarest = gram;
            }
        }
        return rarest;
    }

    /** The most that {@link #rarestGram} examines for these words. */
    public static int probing(List<String> words) {
        int grams = words.stream().mapToInt(word -> Grams.ofQuery(word).size()).sum();
        return probed(grams) * (PROBE + 1);
    }

    private static int probed(int grams) {
        return grams == 1 ? 0 : Math.min(PROBED_GRAMS, grams);
    }

    /** A gram of a word of at least two characters, normalised: the first, for names differ more in front than behind. */
    public static String anyGram(String word) {
        return Grams.ofQuery(word).get(0);
    }

    /**
     * What is kept under a gram of {@link #rarestGram}, by ref.
     *
     * @param ranges ascending, not overlapping
     */
    public List<Long> refs(int kind, String gram, List<RefRange> ranges, int limit, Reads reads) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        List<Long> refs = postings.refs(kind, Grams.sizeOf(gram), gram, ranges, limit);
        reads.spend(ranges.size() + refs.size());
        return refs;
    }

    /**
     * The refs of all that may hold some words, if they are few; empty where they are many, and where all words are too short
     * for the index.
     *
     * @param words normalised
     */
    public Optional<List<Long>> few(int kind, List<String> words, int few, Reads reads) {
        List<String> grammed = words.stream()
                .filter(word -> word.codePointCount(0, word.length()) > 1)
                .toList();
        if (grammed.isEmpty()) {
            return Optional.empty();
        }
        String gram = rarestGram(kind, grammed, 0, reads);
        List<Long> refs = refs(kind, gram, List.of(RefRange.ALL), few + 1, reads);
        return refs.size() > few ? Optional.empty() : Optional.of(refs);
    }

    /**
     * What holds a single character, by the pair that it begins there, then by ref. A text comes once for each such pair:
     * show it only for the first, {@link #isFirst}.
     */
    public List<Posting> withCharacter(int kind, String character, Posting after, int limit, Reads reads) {
        Posting from = after.gram().isEmpty() ? new Posting(character, -1) : after;
        List<Posting> found = new ArrayList<>();
        for (long ref : postings.sameGramBehind(kind, from.gram(), from.ref(), limit)) {
            found.add(new Posting(from.gram(), ref));
        }
        if (found.size() < limit) {
            // Nothing sorts behind U+10FFFF, which is no character.
            String last = character + Character.toString(Character.MAX_CODE_POINT);
            found.addAll(postings.gramsBehind(kind, from.gram(), last, limit - found.size()));
        }
        reads.spend(2 + found.size());
        return found;
    }

    /** Whether this is the first of the pairs of a text that begin with the pair's own first character. */
    public static boolean isFirst(String gram, String text) {
        String character = Character.toString(gram.codePointAt(0));
        return Grams.of(text).tailSet(character).first().equals(gram);
    }

    /** Keeps many texts that were not kept before, in the order of the index. See {@link GramLoad}. */
    public GramLoad load(int kind) {
        return new GramLoad(jdbc, INSERT, kind);
    }

    private void write(String sql, int kind, long ref, SortedSet<String> grams) {
        jdbc.batchUpdate(
                sql,
                grams.stream()
                        .map(gram -> new Object[] {kind, Grams.sizeOf(gram), gram, ref})
                        .toList());
    }
}
