package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The link that is printed on plates: a page for any phone's camera, without login or script. */
@Controller
class PlatePageController {

    /** Written pages are kept, a few thousand of them: a hot door's is written once for as long as it stays the same. */
    private static final long BYTES_KEPT = 16 << 20;

    private final Doorplates doorplates;
    private final PlatePageTemplate template;
    private final Clock clock;
    private final Cache<Sight, Print> prints = Caffeine.newBuilder()
            .maximumWeight(BYTES_KEPT)
            .<Sight, Print>weigher((sight, print) -> print.html().length)
            .build();

    PlatePageController(Doorplates doorplates, PlatePageTemplate template, Clock clock) {
        this.doorplates = doorplates;
        this.template = template;
        this.clock = clock;
    }

    /** All that a page depends on: what is shown, in which print, and which day is today. */
    private record Sight(Doorplate plate, boolean large, LocalDate today) {}

    /** A page as it goes out. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Print(HttpStatus status, byte[] html, String tag, Duration retryAfter) {}

    @GetMapping("/d/{code}")
    ResponseEntity<byte[]> plate(
            @PathVariable String code, @RequestParam(defaultValue = "") String large, HttpServletRequest request) {
        return answer(print(code, isLarge(large), new Caller(request.getRemoteAddr())));
    }

    /** The form to type a code, and where it leads. */
    @GetMapping({"/d", "/d/"})
    ResponseEntity<byte[]> typed(
            @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String large) {
        String plain = plain(code);
        if (plain.isEmpty()) {
            return answer(print(PlatePage.asking(isLarge(large))));
        }
        URI plate = URI.create(PlatePage.path(plain) + (isLarge(large) ? "?large=1" : ""));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(plate).build();
    }

    private Print print(String code, boolean large, Caller caller) {
        try {
            Doorplate plate = doorplates.open(code, caller);
            return plate.status() == DoorplateStatus.ACTIVE
                    ? prints.get(new Sight(plate, large, LocalDate.now(clock)), this::print)
                    : print(PlatePage.of(plate, large, clock));
        } catch (PlateUnavailable e) {
            return print(PlatePage.unavailable(code, large));
        }
    }

    private Print print(Sight sight) {
        return print(PlatePage.of(sight.plate(), sight.large(), clock));
    }

    private Print print(PlatePage page) {
        byte[] html = template.write(page).getBytes(StandardCharsets.UTF_8);
        PlatePageState state = page.kind();
        return new Print(page.status(), html, tag(html), state == null ? Duration.ZERO : state.retryAfter());
    }

    private ResponseEntity<byte[]> answer(Print print) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(print.status())
                .headers(template.headers())
                .header("X-Robots-Tag", "noindex");
        if (!print.retryAfter().isZero()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(print.retryAfter().toSeconds()));
        }
        if (print.status() == HttpStatus.OK) {
            answer.cacheControl(CacheControl.noCache()).eTag(print.tag());
        } else {
            answer.cacheControl(CacheControl.noStore());
        }
        return answer.body(print.html());
    }

    private static String tag(byte[] html) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(html));
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
