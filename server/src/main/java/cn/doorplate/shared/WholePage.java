package cn.doorplate.shared;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * HTML that needs no second request: a template with its one style ({@code css}) and at most one script ({@code script}) in
 * it. Its policy allows these by their hashes, and nothing else but what is said in addition.
 */
public final class WholePage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Template template;
    private final Map<String, String> parts;
    private final String contentSecurityPolicy;

    private WholePage(Template template, Map<String, String> parts, String contentSecurityPolicy) {
        this.template = template;
        this.parts = parts;
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    /**
     * @param template as in {@code place/plate}
     * @param css resources, as in {@code templates/place/plate.css}, one behind the other
     */
    public static WholePage of(Mustache.Compiler mustache, String template, String... css) {
        String style = squeezed(Arrays.stream(css).map(WholePage::read).collect(Collectors.joining("\n")));
        return new WholePage(
                mustache.nullValue("").loadTemplate(template),
                Map.of("css", style),
                "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src " + hash(style));
    }

    public WholePage withScript(String resource) {
        String script = read(resource);
        Map<String, String> both = Map.of("css", parts.getOrDefault("css", ""), "script", script);
        return new WholePage(template, both, contentSecurityPolicy + "; script-src " + hash(script));
    }

    /** @param directive of Content Security Policy, as in {@code form-action 'self'} */
    public WholePage allowing(String directive) {
        return new WholePage(template, parts, contentSecurityPolicy + "; " + directive);
    }

    public String write(Object model) {
        StringWriter html = new StringWriter();
        write(model, html);
        return html.toString();
    }

    /** As it goes, for what is large. */
    public void write(Object model, Writer html) {
        template.execute(model, parts, html);
    }

    /** What goes with each such page: that it is HTML in Chinese, what it may do, and that nobody learns whence somebody came. */
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, "zh-CN");
        headers.set("Content-Security-Policy", contentSecurityPolicy());
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }

    private String contentSecurityPolicy() {
        return contentSecurityPolicy.contains("form-action")
                ? contentSecurityPolicy
                : contentSecurityPolicy + "; form-action 'none'";
    }

    /** Without comments and needless space; strings in it must have none of their own. */
    public static String squeezed(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replaceAll(": ", ":")
                .replace(";}", "}")
                .strip();
    }

    public static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }
}
