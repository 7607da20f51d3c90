package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The link that is printed on plates: a page for any phone's camera, without login or script. */
@Controller
class PlatePageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Doorplates doorplates;
    private final PlatePageTemplate template;
    private final Clock clock;

    PlatePageController(Doorplates doorplates, PlatePageTemplate template, Clock clock) {
        this.doorplates = doorplates;
        this.template = template;
        this.clock = clock;
    }

    @GetMapping("/d/{code}")
    ResponseEntity<byte[]> plate(
            @PathVariable String code, @RequestParam(defaultValue = "") String large, HttpServletRequest request) {
        return answer(page(code, isLarge(large), new Caller(request.getRemoteAddr())));
    }

    /** The form to type a code, and where it leads. */
    @GetMapping({"/d", "/d/"})
    ResponseEntity<byte[]> typed(
            @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String large) {
        String plain = plain(code);
        if (plain.isEmpty()) {
            return answer(PlatePage.asking(isLarge(large)));
        }
        URI plate = URI.create(PlatePage.path(plain) + (isLarge(large) ? "?large=1" : ""));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(plate).build();
    }

    private PlatePage page(String code, boolean large, Caller caller) {
        try {
            return PlatePage.of(doorplates.open(code, caller), large, clock);
        } catch (PlateUnavailable e) {
            return PlatePage.unavailable(code, large);
        }
    }

    private ResponseEntity<byte[]> answer(PlatePage page) {
        byte[] html = template.write(page).getBytes(StandardCharsets.UTF_8);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(page.status())
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, "zh-CN")
                .header("Content-Security-Policy", template.contentSecurityPolicy())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex");
        PlatePageState state = page.kind();
        if (state != null && !state.retryAfter().isZero()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(state.retryAfter().toSeconds()));
        }
        if (page.status() == HttpStatus.OK) {
            answer.cacheControl(CacheControl.noCache()).eTag(tag(html));
        } else {
            answer.cacheControl(CacheControl.noStore());
        }
        return answer.body(html);
    }

    private static String tag(byte[] html) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(PlatePageTemplate.sha256(html));
        return '"' + hash.substring(0, 22) + '"';
    }

    /** What was typed, less what a path cannot carry. Whoever pastes the whole link means the code at its end. */
    private static String plain(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return text.substring(text.lastIndexOf("/d/") < 0 ? 0 : text.lastIndexOf("/d/") + 3)
                .replaceAll("\\?.*", "")
                .replaceAll("[\\s\\p{Cntrl}/\\\\.;%]", "");
    }

    private static boolean isLarge(String large) {
        return "1".equals(large);
    }
}
