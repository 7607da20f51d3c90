package cn.doorplate.shared;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The 64-bit ids of our rows: made before the insert, growing with time, and unlike between servers (TSID: 42 bits of
 * milliseconds, 22 of node and counter). Outside they are strings that say nothing.
 */
public final class Ids {

    private static final int BELOW_MILLISECONDS = 22;

    /** The last millisecond that fits above those: in the year 2089. */
    private static final long LAST_MILLISECOND = Long.MAX_VALUE >> BELOW_MILLISECONDS;

    private Ids() {}

    public static long next() {
        return TsidCreator.getTsid().toLong();
    }

    /** Less than all ids that are made from then on by a clock that is right, and more than all that were made before. */
    public static long firstAt(Instant moment) {
        long since = moment.toEpochMilli() - Tsid.TSID_EPOCH;
        return Math.min(LAST_MILLISECOND, Math.max(0, since)) << BELOW_MILLISECONDS;
    }

    /** The opaque form for clients: 13 characters of Crockford's base 32. */
    public static String toOpaque(long id) {
        return Tsid.from(id).toString();
    }

    /**
     * Reads what {@link #toOpaque} wrote.
     *
     * @throws IllegalArgumentException if it is no id of ours
     */
    public static long fromOpaque(String opaque) {
        return Tsid.from(opaque).toLong();
    }

    /** The same; for what is no id of ours, throws what is given. */
    public static long fromOpaque(String opaque, Supplier<? extends RuntimeException> none) {
        try {
            return fromOpaque(opaque);
        } catch (IllegalArgumentException e) {
            throw none.get();
        }
    }
}
