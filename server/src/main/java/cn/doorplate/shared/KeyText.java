package cn.doorplate.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/**
 * A secret as the configuration gives it: random bytes in Base64.
 *
 * @param title what it is, with the name of its property
 * @param text as given; empty when it was not
 * @param hint how to make one and where to put it
 */
record KeyText(String title, String text, String hint) {

    /** Begins each secret that is in the repository for everybody to read. */
    private static final String FOR_DEVELOPMENT = "dev-only";

    /** Why it will not do. */
    Optional<String> problem(int least, int most) {
        if (text.isEmpty()) {
            return Optional.of("缺少" + title + "。" + hint);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.of(title + " 不是 Base64。" + hint);
        }
        if (bytes.length < least) {
            return Optional.of(title + " 不足 " + least + " 字节。" + hint);
        }
        if (bytes.length > most) {
            return Optional.of(title + " 超过 " + most + " 字节。" + hint);
        }
        boolean forDevelopment = new String(bytes, StandardCharsets.ISO_8859_1).startsWith(FOR_DEVELOPMENT);
        return forDevelopment && !developing() ? Optional.of(title + " 是公开的开发密钥，不能用于生产。" + hint) : Optional.empty();
    }

    /** The development configuration is in no production jar, whatever profile somebody names there. */
    private static boolean developing() {
        return new ClassPathResource("application-dev.yaml").exists();
    }
}
