package cn.doorplate.identity;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The page on which a desktop shows its code: one file, with one style and one script, which its policy names by their hashes. */
@Component
class DesktopPage {

    private final byte[] html;
    private final String contentSecurityPolicy;

    DesktopPage(Mustache.Compiler mustache) {
        String css = read("templates/place/plate.css");
        String script = read("templates/identity/login.js");
        html = mustache.loadTemplate("identity/login")
                .execute(Map.of("css", css, "script", script))
                .getBytes(StandardCharsets.UTF_8);
        contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + hash(css) + "'; script-src 'sha256-"
                + hash(script) + "'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    byte[] html() {
        return html.clone();
    }

    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
