package cn.doorplate.media.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes files by hand. */
final class Chunks {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Chunks text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Chunks bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Chunks hex(String hex) {
        return bytes(java.util.HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Chunks zeros(int length) {
        return bytes(new byte[length]);
    }

    Chunks big(int bytes, long value) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)));
        }
        return this;
    }

    Chunks little(int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> (8 * i)));
        }
        return this;
    }

    int length() {
        return out.size();
    }

    byte[] done() {
        return out.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return new Chunks().bytes(first).bytes(second).done();
    }
}
