package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.QrCode;
import cn.doorplate.shared.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The page of a desktop that is not logged in. It asks here and not by GraphQL, so that it works where only the documents of the
 * mini-program are trusted; secrets go in headers, for addresses stand in logs.
 */
@Controller
class DesktopPageController {

    private final DesktopPage page;
    private final DesktopLogins logins;
    private final Secrets secrets;
    private final Outcomes outcomes;

    DesktopPageController(DesktopPage page, DesktopLogins logins, Secrets secrets, Outcomes outcomes) {
        this.page = page;
        this.logins = logins;
        this.secrets = secrets;
        this.outcomes = outcomes;
    }

    /** Also where the code leads whoever scans it with something else than the mini-program. */
    @GetMapping({"/login", "/l/{code}"})
    ResponseEntity<byte[]> show() {
        return ResponseEntity.ok()
                .headers(page.headers())
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(page.html());
    }

    @PostMapping("/login/start")
    ResponseEntity<Map<String, Object>> start(
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String userAgent,
            HttpServletRequest request) {
        try {
            DesktopLogins.Begun begun = logins.start(userAgent, new Caller(request.getRemoteAddr()));
            QrCode qr = QrCode.onScreen(secrets.publicUrl() + "/l/" + begun.code());
            return answer(
                    HttpStatus.OK, Map.of("size", qr.size(), "path", qr.path(), "pollSecret", begun.pollSecret()));
        } catch (Declined e) {
            String message = outcomes.error(e.reasons().get(0)).message();
            return answer(HttpStatus.SERVICE_UNAVAILABLE, Map.of("message", message));
        }
    }

    @PostMapping("/login/finish")
    ResponseEntity<Map<String, Object>> finish(@RequestHeader("X-Poll-Secret") String pollSecret) {
        DesktopLogins.Heard heard = logins.finish(pollSecret);
        Sessions.@Nullable Started session = heard.session();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", heard.status());
        if (session != null) {
            answer.put("token", session.token());
            answer.put("expiresAt", session.expiresAt().toString());
        }
        return answer(HttpStatus.OK, answer);
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
