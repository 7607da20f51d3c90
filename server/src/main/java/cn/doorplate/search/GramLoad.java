package cn.doorplate.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hundreds of thousands of texts on their way into the index, for an import: read twice ({@link #learn}, then {@link #take}),
 * written once, in the order of the primary key, which is several times as fast as any other. Between, a text costs some
 * 80 bytes, for each of its grams is a number.
 */
public final class GramLoad {

    /** A posting is one long: 23 bits for the gram's place among all grams, 40 for the ref. */
    private static final int REF_BITS = 40;

    private static final int MAX_GRAMS = 1 << (63 - REF_BITS);
    private static final int BATCH = 5_000;

    private final JdbcTemplate jdbc;
    private final String insert;
    private final int kind;
    private final Longs grams = new Longs();
    private final Longs postings = new Longs();
    private int untidy = 1 << 17;
    private boolean learnt;

    GramLoad(JdbcTemplate jdbc, String insert, int kind) {
        this.jdbc = jdbc;
        this.insert = insert;
        this.kind = kind;
    }

    /** First, for each text: its grams are met. */
    public void learn(String text) {
        for (long gram : Grams.packed(text)) {
            grams.add(gram);
        }
        if (grams.size() > untidy) {
            grams.sortDistinct();
            untidy = Math.max(untidy, 2 * grams.size());
        }
    }

    /**
     * Second, for each text again.
     *
     * @param ref below 2^40
     */
    public void take(long ref, String text) {
        if (!learnt) {
            grams.sortDistinct();
            learnt = true;
        }
        if (ref >>> REF_BITS != 0 || grams.size() > MAX_GRAMS) {
            throw new IllegalArgumentException("too much for one load: ref " + ref + ", " + grams.size() + " grams");
        }
        for (long gram : Grams.packed(text)) {
            postings.add((long) grams.placeOf(gram) << REF_BITS | ref);
        }
    }

    /** The number of rows that {@link #write} will write. */
    public int size() {
        return postings.size();
    }

    /**
     * Third. Nothing of it stays when the caller's transaction is rolled back.
     *
     * @param progress told how many rows are written, from time to time
     */
    public void write(LongConsumer progress) {
        postings.sortDistinct();
        jdbc.execute(insert, (PreparedStatement statement) -> {
            for (int i = 0; i < postings.size(); i++) {
                bind(statement, postings.get(i));
                statement.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == postings.size()) {
                    statement.executeBatch();
                    progress.accept(i + 1);
                }
            }
            return postings.size();
        });
    }

    private void bind(PreparedStatement statement, long posting) throws SQLException {
        String gram = Grams.unpack(grams.get((int) (posting >>> REF_BITS)));
        statement.setInt(1, kind);
        statement.setInt(2, Grams.sizeOf(gram));
        statement.setString(3, gram);
        statement.setLong(4, posting & (1L << REF_BITS) - 1);
    }
}
