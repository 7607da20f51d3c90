package cn.doorplate.shared;

import java.io.ByteArrayOutputStream;

/**
 * A workbook while it is written: in memory, for on a disk it would outlive a server that is killed, with the names that are in it.
 * What is beyond the greatest size is dropped.
 */
public final class WorkbookFile extends ByteArrayOutputStream {

    /** More could not be opened on the machines of offices either. */
    public static final int MOST_BYTES = 20 << 20;

    private boolean tooLarge;

    @Override
    public synchronized void write(int b) {
        if (hasRoom(1)) {
            super.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
        if (hasRoom(len)) {
            super.write(b, off, len);
        }
    }

    private boolean hasRoom(int more) {
        tooLarge |= more > MOST_BYTES - count;
        return !tooLarge;
    }

    /** Then it is no workbook. */
    public synchronized boolean isTooLarge() {
        return tooLarge;
    }
}
