package cn.doorplate.media.content;

/**
 * The head of one frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3, and 13818-3).
 *
 * @param version 3 for MPEG-1, 2 for MPEG-2, 0 for MPEG-2.5
 * @param rate samples a second
 * @param length bytes, with the head
 */
record Mp3Frame(int version, int rate, int length) {

    private static final int MPEG_1 = 3;
    private static final int LAYER_3 = 1;

    /** Kilobits a second. */
    private static final int[] BITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};

    private static final int[] BITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
    private static final int[] RATES_1 = {44_100, 48_000, 32_000, 0};

    static boolean isAt(Bytes file, int at) {
        if (at + 4 > file.length() || (file.u16(at) & 0xFFE0) != 0xFFE0) {
            return false;
        }
        int layer = file.u8(at + 1) >> 1 & 3;
        return layer == LAYER_3 && version(file, at) != 1 && bits(file, at) > 0 && rate(file, at) > 0;
    }

    /** @throws Unfit if there is none */
    static Mp3Frame at(Bytes file, int at) {
        if (!isAt(file, at)) {
            throw Unfit.damaged();
        }
        int rate = rate(file, at);
        int padding = file.u8(at + 2) >> 1 & 1;
        int samples = version(file, at) == MPEG_1 ? 144 : 72;
        return new Mp3Frame(version(file, at), rate, samples * bits(file, at) * 1000 / rate + padding);
    }

    /** Whether it may follow the other in one stream. */
    boolean goesWith(Mp3Frame other) {
        return version == other.version && rate == other.rate;
    }

    private static int version(Bytes file, int at) {
        return file.u8(at + 1) >> 3 & 3;
    }

    private static int bits(Bytes file, int at) {
        return (version(file, at) == MPEG_1 ? BITS_1 : BITS_2)[file.u8(at + 2) >> 4];
    }

    private static int rate(Bytes file, int at) {
        int rate = RATES_1[file.u8(at + 2) >> 2 & 3];
        return switch (version(file, at)) {
            case MPEG_1 -> rate;
            case 2 -> rate / 2;
            default -> rate / 4;
        };
    }
}
