package cn.doorplate.place;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A file that tells how many bytes were read of it, as they are read. */
final class RegionFileInput extends FilterInputStream {

    private final LongConsumer progress;

    RegionFileInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        progress.accept(Math.max(0, read));
        return read;
    }
}
