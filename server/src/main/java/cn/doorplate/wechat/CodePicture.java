package cn.doorplate.wechat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Makes WeChat's codes smaller: it draws 1,280 pixels; on a plate, three centimetres wide, half of them are 540 to the inch. */
public final class CodePicture {

    private static final int SIDE = 640;

    private CodePicture() {}

    /** The same picture, no larger than a printer needs; as it came where it is of a kind that we cannot draw. */
    public static byte[] small(byte[] picture) {
        try {
            BufferedImage large = ImageIO.read(new ByteArrayInputStream(picture));
            if (large == null || large.getWidth() <= SIDE) {
                return picture;
            }
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            ImageIO.write(scaled(large), "png", small);
            return small.toByteArray();
        } catch (IOException e) {
            return picture;
        }
    }

    private static BufferedImage scaled(BufferedImage large) {
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(large, 0, 0, SIDE, SIDE, null);
        graphics.dispose();
        return small;
    }
}
