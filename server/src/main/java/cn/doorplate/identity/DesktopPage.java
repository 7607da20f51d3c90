package cn.doorplate.identity;

import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The page on which a desktop shows its code. */
@Component
class DesktopPage {

    private final byte[] html;
    private final HttpHeaders headers;

    DesktopPage(Mustache.Compiler mustache) {
        WholePage page = WholePage.of(mustache, "identity/login", "templates/palette.css", "templates/place/plate.css")
                .withScript("templates/identity/login.js")
                .allowing("connect-src 'self'");
        html = page.write(Map.of()).getBytes(StandardCharsets.UTF_8);
        headers = HttpHeaders.readOnlyHttpHeaders(page.headers());
    }

    byte[] html() {
        return html.clone();
    }

    HttpHeaders headers() {
        return headers;
    }
}
