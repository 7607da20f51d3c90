package cn.doorplate.dev.wechat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * {@code POST /wxa/getwxacodeunlimit}: the picture itself, or a refusal as JSON.
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html. The picture only looks
 * like a code: how a real one is drawn, WeChat does not tell.
 */
final class CodePictureRule implements Rule {

    private static final int SMALLEST = 280;
    private static final int LARGEST = 1280;

    private final Set<String> pages;

    CodePictureRule(Set<String> pages) {
        this.pages = pages;
    }

    @Override
    public Answered answer(Asked asked) {
        String scene = asked.body("scene");
        if (scene.isEmpty() || scene.length() > 32) {
            return Answered.refusal(40169, "invalid length for scene, or the data is not json string");
        }
        if (!scene.matches("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]+")) {
            return Answered.refusal(40129, "invalid scene");
        }
        boolean check = !asked.body("check_path").equals("false");
        if (check && !asked.body("page").isEmpty() && !pages.contains(asked.body("page"))) {
            return Answered.refusal(41030, "invalid page");
        }
        int width = asked.body("width").isEmpty() ? 430 : Integer.parseInt(asked.body("width"));
        return picture(
                scene,
                Math.max(SMALLEST, Math.min(width, LARGEST)),
                asked.body("is_hyaline").equals("true"));
    }

    /** On a transparent ground it is a PNG, else a JPEG. */
    private static Answered picture(String scene, int width, boolean transparent) {
        int kind = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, width, kind);
        Graphics2D graphics = image.createGraphics();
        if (!transparent) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, width);
        }
        draw(scene, graphics, width);
        graphics.dispose();
        String format = transparent ? "png" : "jpeg";
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return new Answered(200, "image/" + format, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rays of dots around a disc, other ones for each scene. */
    private static void draw(String scene, Graphics2D graphics, int width) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.BLACK);
        Random dots = new Random(scene.hashCode());
        double unit = width / 64.0;
        for (int ray = 0; ray < 36; ray++) {
            for (int ring = 12; ring < 30; ring += 2) {
                if (dots.nextBoolean()) {
                    double angle = Math.toRadians(10 * ray);
                    double x = width / 2.0 + ring * unit * Math.cos(angle) - unit / 2;
                    double y = width / 2.0 + ring * unit * Math.sin(angle) - unit / 2;
                    graphics.fillOval((int) x, (int) y, (int) Math.ceil(unit), (int) Math.ceil(unit));
                }
            }
        }
        graphics.fillOval(
                (int) (width / 2.0 - 8 * unit), (int) (width / 2.0 - 8 * unit), (int) (16 * unit), (int) (16 * unit));
    }
}
