package cn.doorplate.media.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures smaller and upright, and writes them. */
final class Drawing {

    private static final float QUALITY = 0.85f;

    private Drawing() {}

    /** In sRGB, its long side that at most, turned as EXIF's orientation says. */
    static BufferedImage drawn(BufferedImage from, int longSide, int orientation) {
        double scale = Math.min(1, (double) longSide / Math.max(from.getWidth(), from.getHeight()));
        int width = (int) Math.max(1, Math.round(from.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(from.getHeight() * scale));
        BufferedImage source = from;
        // One step of more than a half would leave out pixels.
        while (source.getWidth() >= 2 * width && source.getHeight() >= 2 * height && source.getWidth() > 2) {
            source = drawn(source, source.getWidth() / 2, source.getHeight() / 2, new AffineTransform());
        }
        boolean swapped = orientation >= 5;
        return drawn(source, swapped ? height : width, swapped ? width : height, turn(orientation, width, height));
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height, AffineTransform turn) {
        boolean alpha = from.getColorModel().hasAlpha();
        BufferedImage to =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        boolean swapped = turn.getShearX() != 0;
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(turn);
        graphics.drawImage(from, 0, 0, swapped ? height : width, swapped ? width : height, null);
        graphics.dispose();
        return to;
    }

    /** From the stored picture, of this size, to the upright one (Exif 2.32, 4.6.4, tag 0x0112). */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    static byte[] png(BufferedImage picture) throws IOException {
        return write(picture, "png");
    }

    /** Without transparency: what shows through is white. */
    static byte[] jpeg(BufferedImage picture) throws IOException {
        BufferedImage opaque = picture;
        if (picture.getColorModel().hasAlpha()) {
            opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = opaque.createGraphics();
            graphics.drawImage((Image) picture, 0, 0, Color.WHITE, null);
            graphics.dispose();
        }
        return write(opaque, "jpeg");
    }

    private static byte[] write(BufferedImage picture, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
