package cn.doorplate.media.content;

/** The one thing that is wanted of EXIF: which way is up (Exif 2.32, 4.6.4, tag 0x0112). */
final class Exif {

    /** Stored upright. */
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int MOST_ENTRIES = 512;

    private Exif() {}

    /** 1 to 8; upright where the block does not say, or is nonsense. */
    static int orientation(byte[] block) {
        Bytes file = new Bytes(block);
        int base = file.has(0, "Exif\0\0") ? 6 : 0;
        try {
            if (file.has(base, "II*\0")) {
                return orientation(file, base, true);
            }
            return file.has(base, "MM\0*") ? orientation(file, base, false) : UPRIGHT;
        } catch (Unfit nonsense) {
            return UPRIGHT;
        }
    }

    private static int orientation(Bytes file, int base, boolean little) {
        long offset = little ? file.u32Little(base + 4) : file.u32(base + 4);
        int directory = file.after(base, offset);
        int entries = Math.min(u16(file, directory, little), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (u16(file, entry, little) == ORIENTATION) {
                int value = u16(file, entry + 8, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int u16(Bytes file, int at, boolean little) {
        return little ? file.u16Little(at) : file.u16(at);
    }
}
