package cn.doorplate.shared;

/**
 * Which lane something is in: numbers that are given in the order of commits are given under the lock of a lane's row, and several
 * lanes are several that write at once.
 */
public final class Lanes {

    /** As many as each migration made that has lanes. */
    public static final int COUNT = 16;

    private Lanes() {}

    /** The same on every server, for ever. */
    public static int of(long id) {
        return Math.floorMod(Long.hashCode(id * 0x9E3779B97F4A7C15L), COUNT);
    }
}
