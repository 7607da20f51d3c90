package cn.doorplate.band;

import cn.doorplate.shared.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which messages of a band were taken, by their numbers: the highest, and of the 64 up to it what each said. So none is taken twice, one
 * that was overtaken on its way is taken all the same (as RFC 4303, 3.4.3 has it), and a band that was reset, and counts from the beginning
 * again, is told from one that sends again what it sent.
 *
 * @param highest 0 before the first
 * @param marks of each number, at number mod 64, four bytes of what its message said; zeros where it was not taken; empty before the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BandWindow(long highest, byte[] marks) {

    /** Before the first message. */
    static final BandWindow NOTHING = new BandWindow(0, new byte[0]);

    private static final int SIZE = 64;

    /** What a number is to the window. */
    enum Standing {
        /** It was not taken yet. */
        NEW,
        /** This very message was taken. */
        TAKEN,
        /** Another message had this number, or it lies before all that is known: the band has lost count. */
        PASSED
    }

    /** @param number 1 or more */
    Standing of(long number, byte[] body) {
        if (number > highest) {
            return Standing.NEW;
        }
        if (highest - number >= SIZE) {
            return Standing.PASSED;
        }
        int taken = ByteBuffer.wrap(all()).getInt(at(number));
        if (taken == 0) {
            return Standing.NEW;
        }
        return taken == mark(body) ? Standing.TAKEN : Standing.PASSED;
    }

    /** After a message that is new. */
    BandWindow with(long number, byte[] body) {
        ByteBuffer after = ByteBuffer.wrap(all());
        for (long skipped = Math.max(highest + 1, number - SIZE + 1); skipped < number; skipped++) {
            after.putInt(at(skipped), 0);
        }
        after.putInt(at(number), mark(body));
        return new BandWindow(Math.max(highest, number), after.array());
    }

    private byte[] all() {
        return Arrays.copyOf(marks, SIZE * Integer.BYTES);
    }

    private static int at(long number) {
        return (int) (number % SIZE) * Integer.BYTES;
    }

    /** Never 0. */
    private static int mark(byte[] body) {
        return ByteBuffer.wrap(Sha256.of(body)).getInt() | 1;
    }
}
