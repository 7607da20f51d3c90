package cn.doorplate.dev;

import cn.doorplate.place.PlateCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The codes of the demo's plates: the same on every machine, so that a printed one opens everywhere. Not secret, so not random. */
final class DemoCodes {

    private DemoCodes() {}

    /** @param door where the plate hangs, as in {@code 520329001005/御景苑/3栋/2单元} */
    static PlateCode of(String door) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("doorplate demo " + door).getBytes(StandardCharsets.UTF_8));
            return PlateCode.ofRandomBits(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code with its last character exchanged: what a slip of the pen makes of it. */
    static String mistyped(PlateCode code) {
        String text = code.toString();
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '7' ? '8' : '7');
    }
}
