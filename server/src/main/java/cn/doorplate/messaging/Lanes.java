package cn.doorplate.messaging;

/** Which lane a person's messages are in; see {@code message_lane}. */
final class Lanes {

    /** As many as the migration made. */
    static final int COUNT = 16;

    private Lanes() {}

    /** The same on every server, for ever. */
    static int of(long personId) {
        return Math.floorMod(Long.hashCode(personId * 0x9E3779B97F4A7C15L), COUNT);
    }
}
