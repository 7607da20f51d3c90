package cn.doorplate.sheet;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes {@link PlatePaper} as HTML that needs nothing else: no script, no font, no second request. */
@Component
class PlatePaperTemplate {

    private final Template template;
    private final String css;
    private final String contentSecurityPolicy;

    PlatePaperTemplate(Mustache.Compiler mustache) {
        this.template = mustache.nullValue("").loadTemplate("sheet/plates");
        this.css = read("templates/sheet/plates.css");
        this.contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + hash(css)
                + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** Six hundred plates with pictures are tens of megabytes, so that they are written as they go. */
    void write(PlatePaper paper, Writer html) {
        template.execute(paper, Map.of("css", css), html);
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
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
