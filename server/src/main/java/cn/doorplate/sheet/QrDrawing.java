package cn.doorplate.sheet;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as SVG draws it. Error correction Q (a quarter of it may be lost): plates are scratched and stand in the sun. The
 * quiet zone of four modules is ISO/IEC 18004's.
 *
 * @param path the dark modules, one unit each, the quiet zone's corner being 0, 0
 * @param side modules of a side, quiet zone included
 */
record QrDrawing(String path, int side) {

    private static final int QUIET = 4;

    static QrDrawing of(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix();
            return new QrDrawing(path(modules), modules.getWidth() + 2 * QUIET);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this: " + text, e);
        }
    }

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
