package cn.doorplate.place;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes a {@link PlatePage} as HTML that needs nothing else: no script, no font, no picture, no second request. */
@Component
class PlatePageTemplate {

    private final Template template;
    private final String css;
    private final String contentSecurityPolicy;

    PlatePageTemplate(Mustache.Compiler mustache) {
        this.template = mustache.nullValue("").loadTemplate("place/plate");
        this.css = squeezed(read("templates/place/plate.css"));
        this.contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + hash(css)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    String write(PlatePage page) {
        StringWriter html = new StringWriter();
        template.execute(page, Map.of("css", css), html);
        return html.toString();
    }

    /** Allows our one style by its hash and nothing else at all. */
    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    static String squeezed(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replaceAll(": ", ":")
                .replace(";}", "}")
                .strip();
    }

    static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
