package cn.doorplate.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/** Serves the mini-program to browsers. The page is asked for each time, what it loads is kept for as long as it is named so. */
@Controller
class AppController {

    private static final String ROOT = "/app/";
    private static final String PAGE = "index.html";

    /** What a browser may have said by which name it reaches us, to be said back to it. */
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.-]+(:\\d+)?|\\[[0-9A-Fa-f:.]+](:\\d+)?");

    /**
     * The build has no script in the page itself. Vue sets styles where the elements are; pictures and recordings that are being
     * sent are shown from memory. Nothing comes from elsewhere, so nobody else learns who looks.
     */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'";

    private final AppFiles files;

    AppController(AppFiles files) {
        this.files = files;
    }

    @GetMapping("/app")
    void enter(HttpServletResponse response) throws IOException {
        response.sendRedirect(ROOT);
    }

    @GetMapping(ROOT + "**")
    void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = UriUtils.decode(request.getRequestURI().substring(ROOT.length()), StandardCharsets.UTF_8);
        String name = asked.isEmpty() ? PAGE : asked;
        AppFile file = files.find(name);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (file.gzip() != null) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (file.type().equalsTypeAndSubtype(MediaType.TEXT_HTML)) {
            response.setHeader("Content-Security-Policy", policy(request.getHeader(HttpHeaders.HOST)));
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else {
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL, file.forEver() ? "public, max-age=31536000, immutable" : "no-cache");
            if (new ServletWebRequest(request, response).checkNotModified(file.tag())) {
                return;
            }
        }
        write(file, request, response);
    }

    /** Older Safari does not take the WebSocket of this very server for its own. */
    private static String policy(@Nullable String host) {
        return host != null && HOST.matcher(host).matches() ? POLICY + " ws://" + host + " wss://" + host : POLICY;
    }

    private static void write(AppFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = file.plain();
        byte[] gzip = file.gzip();
        if (gzip != null && takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = gzip;
        }
        response.setContentType(file.type().toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && accepted.contains("gzip")
                && !accepted.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
    }
}
