package cn.doorplate.media.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file, read with care: whatever points beyond its end is damage. */
final class Bytes {

    private final byte[] all;

    Bytes(byte[] all) {
        this.all = all;
    }

    int length() {
        return all.length;
    }

    byte[] array() {
        return all;
    }

    /**
     * The place that far behind another.
     *
     * @throws Unfit if that is beyond the end
     */
    int after(int at, long length) {
        if (at < 0 || length < 0 || at + length > all.length) {
            throw Unfit.damaged();
        }
        return (int) (at + length);
    }

    int u8(int at) {
        after(at, 1);
        return all[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16Little(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    long u32Little(int at) {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    /** Whether these bytes stand there, each as the character of its number. */
    boolean has(int at, String bytes) {
        if (at < 0 || at + bytes.length() > all.length) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if ((all[at + i] & 0xFF) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The last place before {@code to}, and not before {@code from}, where these bytes begin; -1 if there is none. */
    int last(String bytes, int from, int to) {
        for (int at = Math.min(to, all.length - bytes.length()); at >= Math.max(from, 0); at--) {
            if (has(at, bytes)) {
                return at;
            }
        }
        return -1;
    }

    String text(int at, int length) {
        after(at, length);
        return new String(all, at, length, StandardCharsets.ISO_8859_1);
    }

    byte[] slice(int from, int to) {
        after(from, to - from);
        return Arrays.copyOfRange(all, from, to);
    }

    void copy(int from, int to, ByteArrayOutputStream out) {
        after(from, to - from);
        out.write(all, from, to - from);
    }
}
