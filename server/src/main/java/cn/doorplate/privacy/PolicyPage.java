package cn.doorplate.privacy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes a policy as a page that needs nothing else: no script, no second request, in normal and in large print. */
@Component
class PolicyPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private final Template template;
    private final String css;
    private final String contentSecurityPolicy;

    PolicyPage(Mustache.Compiler mustache) {
        this.template = mustache.loadTemplate("privacy/policy");
        this.css = read("templates/privacy/policy.css");
        this.contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + sha256(css)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** What the template asks for. */
    private record Model(
            boolean large,
            String path,
            String version,
            String day,
            String introduction,
            List<PolicySection> sections) {}

    String write(PrivacyPolicy policy, boolean large) {
        Model model = new Model(
                large,
                "/privacy/" + policy.version(),
                policy.version(),
                DAY.format(policy.publishedOn()),
                PolicySection.introduction(policy.text()),
                PolicySection.of(policy.text()));
        StringWriter html = new StringWriter();
        template.execute(model, Map.of("css", css), html);
        return html.toString();
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

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
