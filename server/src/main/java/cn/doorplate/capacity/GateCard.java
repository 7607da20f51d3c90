package cn.doorplate.capacity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/** What the gate knows of a pool: why nobody new gets anything, and who has something there already. */
final class GateCard {

    /** A pool with more of them has no gate. */
    static final int MOST_PEOPLE = 50_000;

    private final long version;
    private final Refusal why;
    private final long[] people;

    private GateCard(long version, Refusal why, long[] people) {
        this.version = version;
        this.why = why;
        this.people = people;
    }

    /** @param people holders and claimants of live claims, in any order */
    static GateCard of(long version, Refusal why, Collection<Long> people) {
        return new GateCard(
                version,
                why,
                people.stream().mapToLong(Long::longValue).sorted().distinct().toArray());
    }

    /** The same people, of whom it is known that they are. */
    GateCard with(Refusal now) {
        return new GateCard(version, now, people);
    }

    long version() {
        return version;
    }

    Refusal why() {
        return why;
    }

    /** Whether this person has to be let through: what they ask for may be what they have. */
    boolean knows(long person) {
        return Arrays.binarySearch(people, person) >= 0;
    }

    byte[] written() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 1 + people.length * Long.BYTES);
        bytes.putLong(version).put((byte) why.ordinal());
        bytes.asLongBuffer().put(people);
        return bytes.array();
    }

    static GateCard read(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        long version = bytes.getLong();
        Refusal why = Refusal.values()[bytes.get()];
        long[] people = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(people);
        return new GateCard(version, why, people);
    }
}
