package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The end of a zip file, read as bytes: the directory itself may be the bomb. */
final class ZipDirectory {

    private static final int END = 0x06054B50;
    private static final int LOCATOR_64 = 0x07064B50;
    private static final int LOCAL = 0x04034B50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final long MOST_DIRECTORY = 512L * WorkbookGuard.MOST_ENTRIES;

    private ZipDirectory() {}

    static void check(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        if (size < END_SIZE || read(channel, 0, 4).getInt(0) != LOCAL) {
            throw new WorkbookRefused(Why.NO_WORKBOOK);
        }
        int length = (int) Math.min(size, END_SIZE + MOST_COMMENT + LOCATOR_SIZE);
        ByteBuffer tail = read(channel, size - length, length);
        int at = length - END_SIZE;
        while (at >= 0 && tail.getInt(at) != END) {
            at--;
        }
        if (at < 0 || (at >= LOCATOR_SIZE && tail.getInt(at - LOCATOR_SIZE) == LOCATOR_64)) {
            throw new WorkbookRefused(Why.BROKEN);
        }
        long end = size - length + at;
        long directory = Integer.toUnsignedLong(tail.getInt(at + 12));
        long start = Integer.toUnsignedLong(tail.getInt(at + 16));
        if (directory > MOST_DIRECTORY || end - start > MOST_DIRECTORY) {
            throw new WorkbookRefused(Why.BOMB);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            Thread.onSpinWait();
        }
        return buffer;
    }
}
