package cn.doorplate.band;

import org.jspecify.annotations.Nullable;

/**
 * 看护设置: what is watched of a wearer.
 *
 * @param heartLow beats a minute below which it is too slow; null where it is not watched
 * @param heartHigh beats a minute above which it is too fast; null where it is not watched
 * @param fence null without one
 */
record BandCare(
        @Nullable Integer heartLow,
        @Nullable Integer heartHigh,
        @Nullable BandFence fence) {

    /** For an adult at rest a doctor would want to know beyond these; who wears it, or acts for them, sets others. */
    static final BandCare USUAL = new BandCare(45, 130, null);

    static final int LEAST_LOW = 25;
    static final int MOST_LOW = 70;
    static final int LEAST_HIGH = 90;
    static final int MOST_HIGH = 220;

    /** Says nothing of its wearer. */
    @Override
    public String toString() {
        return "BandCare[…]";
    }
}
