package cn.doorplate.media.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * M4A: boxes in boxes (ISO/IEC 14496-12, 4.2). What may tell of people and places is made empty space of the same size, so that
 * the offsets of the sound stay right.
 */
final class M4a {

    private static final Set<String> BRANDS =
            Set.of("M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash");

    /** What a player needs; every other box at the top is emptied. */
    private static final Set<String> NEEDED =
            Set.of("ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "pdin", "wide");

    /** Deeper than sound lies: boxes cost eight bytes each, and our stack more. */
    private static final int DEEPEST = 6;

    private static final Set<String> OPENED = Set.of("moov", "trak", "mdia", "moof", "traf");
    private static final Set<String> EMPTIED = Set.of("udta", "meta", "uuid", "free", "skip");

    private final Bytes file;
    private boolean sound;
    private boolean data;

    private M4a(Bytes file) {
        this.file = file;
    }

    /**
     * The sound alone.
     *
     * @throws Unfit unless its boxes fill the file, and it holds sound and nothing else
     */
    static byte[] withoutMetadata(Bytes file) {
        if (!BRANDS.contains(file.text(8, 4))) {
            throw new Unfit(Unfit.Reason.UNKNOWN);
        }
        Bytes copy = new Bytes(file.array().clone());
        M4a m4a = new M4a(copy);
        m4a.walk(0, copy.length(), 0);
        if (!m4a.sound || !m4a.data) {
            throw Unfit.damaged();
        }
        return copy.array();
    }

    private void walk(int from, int to, int depth) {
        int at = from;
        while (at < to) {
            int head = file.u32(at) == 1 ? 16 : 8;
            int end = file.after(at, length(at, to));
            if (end > to || end < at + head || depth > DEEPEST) {
                throw Unfit.damaged();
            }
            box(file.text(at + 4, 4), at, at + head, end, depth);
            at = end;
        }
    }

    private void box(String type, int at, int content, int end, int depth) {
        if (EMPTIED.contains(type) || (depth == 0 && !NEEDED.contains(type))) {
            empty(at, content, end);
        } else if (OPENED.contains(type)) {
            walk(content, end, depth + 1);
        } else if (type.equals("hdlr")) {
            handler(content);
        } else if (type.equals("mdat")) {
            data = true;
        }
    }

    /** Of pictures, texts and positions that go along with time we know no way to say what they tell. */
    private void handler(int content) {
        if (!file.has(content + 8, "soun")) {
            throw new Unfit(Unfit.Reason.UNKNOWN);
        }
        sound = true;
    }

    private void empty(int at, int content, int end) {
        byte[] free = "free".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(free, 0, file.array(), at + 4, free.length);
        Arrays.fill(file.array(), content, end, (byte) 0);
    }

    /** 0 stands for "up to the end", 1 for "64 bits further on". */
    private long length(int at, int to) {
        long length = file.u32(at);
        if (length == 0) {
            return (long) to - at;
        }
        return length == 1 ? file.u32(at + 8) << 32 | file.u32(at + 12) : length;
    }
}
