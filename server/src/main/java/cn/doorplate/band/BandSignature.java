package cn.doorplate.band;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * How a band signs a message: HMAC-SHA-256 under its secret, in hexadecimal, of five lines: {@code doorplate-band-1}, its serial number,
 * the message's number, the time of sending in milliseconds by its own clock, and the body's SHA-256 in hexadecimal.
 *
 * @param serial of the band that it says to be
 * @param number 1, 2, 3 … for each message of a band, and the same again where it is sent again
 * @param time of sending
 */
record BandSignature(String serial, long number, long time, String signature) {

    private static final String VERSION = "doorplate-band-1";

    boolean isBy(byte[] key, byte[] body) {
        return MessageDigest.isEqual(
                of(key, serial, number, time, body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the band would send. */
    static String of(byte[] key, String serial, long number, long time, byte[] body) {
        String text = String.join(
                "\n",
                VERSION,
                serial,
                Long.toString(number),
                Long.toString(time),
                HexFormat.of().formatHex(Sha256.of(body)));
        return HexFormat.of().formatHex(new Hmac(key).of(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
