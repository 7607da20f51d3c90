package cn.doorplate.media.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens pictures, a few at a time, and draws them anew: of the file that was sent not a byte is kept. */
final class Pictures {

    /** The long side of what is kept: a page of text stays readable. */
    static final int LONG_SIDE = 2560;

    /** The long side of what lists show. */
    static final int THUMBNAIL = 320;

    /** Above this, decoders skip rows and columns, so that an open picture takes 64 MB, and 128 MB with 16 bits a colour. */
    private static final int MOST_OPEN = 1 << 24;

    /** What is kept may not be larger than what may be sent. */
    private static final int LARGEST = 10_000_000;

    private final Semaphore open;

    Pictures(int parallel) {
        open = new Semaphore(parallel, true);
    }

    Content redraw(Picture picture) {
        open.acquireUninterruptibly();
        try {
            BufferedImage drawn = Drawing.drawn(decode(picture), LONG_SIDE, picture.orientation());
            byte[] thumbnail = Drawing.jpeg(Drawing.drawn(drawn, THUMBNAIL, Exif.UPRIGHT));
            boolean png =
                    picture.format() == Format.PNG || drawn.getColorModel().hasAlpha();
            byte[] bytes = png ? Drawing.png(drawn) : Drawing.jpeg(drawn);
            if (bytes.length > LARGEST) {
                png = false;
                bytes = Drawing.jpeg(drawn);
            }
            return new Content(png ? Format.PNG : Format.JPEG, bytes, drawn.getWidth(), drawn.getHeight(), thumbnail);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            open.release();
        }
    }

    /** Decoders meet damage with exceptions of every kind. */
    private static BufferedImage decode(Picture picture) {
        ImageReader reader = picture.reader();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.pixels()))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
                throw Unfit.damaged();
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int step = step(picture.width(), picture.height());
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (IOException | RuntimeException e) {
            throw Unfit.damaged();
        } finally {
            reader.dispose();
        }
    }

    private static int step(int width, int height) {
        int step = 1;
        while ((long) (width / step) * (height / step) > MOST_OPEN) {
            step++;
        }
        return step;
    }
}
