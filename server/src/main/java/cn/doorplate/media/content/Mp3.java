package cn.doorplate.media.content;

/** MP3: frames from start to end, and tags around them that tell of people and places. */
final class Mp3 {

    private static final int FEWEST_FRAMES = 3;

    /** Some writers leave zeros between tag and sound. */
    private static final int MOST_PADDING = 4096;

    private Mp3() {}

    /**
     * The frames alone.
     *
     * @throws Unfit unless there is nothing else between the tags, and the last frame is whole
     */
    static byte[] withoutTags(Bytes file) {
        int from = start(file);
        int to = end(file, from);
        Mp3Frame first = Mp3Frame.at(file, from);
        int frames = 0;
        int at = from;
        while (at < to) {
            Mp3Frame frame = Mp3Frame.at(file, at);
            if (!frame.goesWith(first)) {
                throw Unfit.damaged();
            }
            at += frame.length();
            frames++;
        }
        if (at != to || frames < FEWEST_FRAMES) {
            throw Unfit.damaged();
        }
        return file.slice(from, to);
    }

    /** Behind ID3v2 (id3.org, ID3v2.4, 3.1): a length of four times seven bits, and perhaps a footer. */
    private static int start(Bytes file) {
        int at = 0;
        while (file.has(at, "ID3")) {
            int length = file.u8(at + 6) << 21 | file.u8(at + 7) << 14 | file.u8(at + 8) << 7 | file.u8(at + 9);
            int footer = (file.u8(at + 5) & 0x10) == 0 ? 0 : 10;
            at = file.after(at, 10L + length + footer);
        }
        int padding = 0;
        while (file.u8(at + padding) == 0 && padding < MOST_PADDING) {
            padding++;
        }
        return at + padding;
    }

    /** Before ID3v1, which is 128 bytes, and before APEv2, whose footer holds its length. */
    private static int end(Bytes file, int from) {
        int end = file.length();
        if (file.has(end - 128, "TAG")) {
            end -= 128;
        }
        if (file.has(end - 32, "APETAGEX")) {
            boolean header = (file.u32Little(end - 12) & 0x80000000L) != 0;
            long length = file.u32Little(end - 20) + (header ? 32 : 0);
            if (length > end - from) {
                throw Unfit.damaged();
            }
            end -= (int) length;
        }
        return end;
    }
}
