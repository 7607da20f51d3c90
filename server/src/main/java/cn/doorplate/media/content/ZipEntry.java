package cn.doorplate.media.content;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An entry of an archive's directory (PKWARE APPNOTE 6.3, 4.3.7 and 4.3.12).
 *
 * @param head where its own head stands
 * @param from where its data begin
 * @param to where they end
 * @param size of the data, unpacked
 * @param sum CRC-32 of the data, unpacked
 * @param directoryLength of the directory's line about it
 */
record ZipEntry(String name, boolean packed, int head, int from, int to, long size, long sum, int directoryLength) {

    private static final int ENCRYPTED = 1;
    private static final int DEFLATED = 8;

    /** The rows of a workbook pack to a fortieth; bombs to a thousandth. */
    private static final int MOST_RATIO = 200;

    private static final int SMALL = 1 << 20;

    /** @throws Unfit if the directory does not fit what it describes */
    static ZipEntry at(Bytes file, int at, int endOfData) {
        if (!file.has(at, "PK\1\2")) {
            throw Unfit.damaged();
        }
        if ((file.u16Little(at + 8) & ENCRYPTED) != 0) {
            throw new Unfit(Unfit.Reason.ENCRYPTED);
        }
        int nameLength = file.u16Little(at + 28);
        String name = file.text(at + 46, nameLength);
        int head = file.after(0, file.u32Little(at + 42));
        int from = data(file, head, name);
        int to = file.after(from, file.u32Little(at + 20));
        int method = file.u16Little(at + 10);
        if (to > endOfData || (method != 0 && method != DEFLATED)) {
            throw Unfit.damaged();
        }
        int lineLength = 46 + nameLength + file.u16Little(at + 30) + file.u16Little(at + 32);
        ZipEntry entry = new ZipEntry(
                name, method == DEFLATED, head, from, to, file.u32Little(at + 24), file.u32Little(at + 16), lineLength);
        entry.checkRatio();
        return entry;
    }

    private static int data(Bytes file, int head, String name) {
        boolean same =
                file.has(head, "PK\3\4") && file.u16Little(head + 26) == name.length() && file.has(head + 30, name);
        if (!same) {
            throw Unfit.damaged();
        }
        return file.after(head, 30L + name.length() + file.u16Little(head + 28));
    }

    private void checkRatio() {
        if (size > SMALL && size > (long) MOST_RATIO * (to - from)) {
            throw new Unfit(Unfit.Reason.UNPACKS_TOO_LARGE);
        }
    }

    /**
     * Hands out its data, piece by piece; each piece is good until the next.
     *
     * @throws Unfit if they are longer or shorter than the directory says, or others
     */
    void unpack(Bytes file, Consumer<ByteBuffer> pieces) {
        CRC32 found = new CRC32();
        long length = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file.array(), from, to - from);
            ByteBuffer piece = ByteBuffer.wrap(file.array(), from, packed ? 0 : to - from);
            if (packed) {
                piece = inflate(inflater, new byte[8192]);
            }
            while (piece.hasRemaining()) {
                length += piece.remaining();
                if (length > size) {
                    throw Unfit.damaged();
                }
                found.update(piece.duplicate());
                pieces.accept(piece);
                piece = packed ? inflate(inflater, piece.array()) : piece.limit(piece.position());
            }
            boolean whole = !packed || (inflater.finished() && inflater.getRemaining() == 0);
            if (length != size || found.getValue() != sum || !whole) {
                throw Unfit.damaged();
            }
        } finally {
            inflater.end();
        }
    }

    private static ByteBuffer inflate(Inflater inflater, byte[] into) {
        try {
            return ByteBuffer.wrap(into, 0, inflater.inflate(into));
        } catch (DataFormatException e) {
            throw Unfit.damaged();
        }
    }
}
