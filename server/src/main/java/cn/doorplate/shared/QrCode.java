package cn.doorplate.shared;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A QR code as SVG draws it. The quiet zone of four modules is ISO/IEC 18004's.
 *
 * @param path the dark modules, one unit each, the quiet zone's corner being 0, 0
 * @param size modules of a side, quiet zone included
 */
public record QrCode(String path, int size) {

    private static final int QUIET = 4;

    /** Of a module's side, in a picture. */
    private static final int PIXELS = 10;

    /** For a screen: error correction M, with larger modules. */
    public static QrCode onScreen(String text) {
        return of(text, ErrorCorrectionLevel.M);
    }

    /** For a plate: error correction Q (a quarter of it may be lost), for plates are scratched and stand in the sun. */
    public static QrCode onPlate(String text) {
        return of(text, ErrorCorrectionLevel.Q);
    }

    /** A PNG for a screen, black on white. */
    public static byte[] png(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            int side = (modules.getWidth() + 2 * QUIET) * PIXELS;
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    image.setRGB(x, y, isDark(modules, x / PIXELS - QUIET, y / PIXELS - QUIET) ? 0x000000 : 0xFFFFFF);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (WriterException | IOException e) {
            throw new IllegalArgumentException("no QR code holds this: " + text, e);
        }
    }

    private static boolean isDark(ByteMatrix modules, int x, int y) {
        boolean within = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return within && modules.get(x, y) == 1;
    }

    private static QrCode of(String text, ErrorCorrectionLevel level) {
        try {
            ByteMatrix modules = Encoder.encode(text, level).getMatrix();
            return new QrCode(path(modules), modules.getWidth() + 2 * QUIET);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this: " + text, e);
        }
    }

    /** Each run of dark modules in a row is one rectangle. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
                x += Math.max(run, 1);
            }
        }
        return path.toString();
    }

    private static int run(ByteMatrix modules, int from, int y) {
        int x = from;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
            x++;
        }
        return x - from;
    }
}
