package cn.doorplate.alarm;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Reserve;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The alarm for whoever scanned a plate with any phone's camera: forms without script, behind the plate's page. */
@Controller
class AlarmPageController {

    private static final Logger log = LoggerFactory.getLogger(AlarmPageController.class);
    private static final String DEVICE = "alarm-device";
    private static final Duration KEPT = Duration.ofDays(365);

    /** Seconds after which an open alarm is shown anew. */
    private static final String SOON = "3";

    private static final String AWAY = "系统暂时连不上，看不到最新进展。页面会自己重试；情况紧急请马上打电话。";
    private static final String GONE = "没有找到这次报警，或它已经结束很久了。需要帮助请打电话，或扫门牌重新报警。";

    private final AlarmReception reception;
    private final AlarmOwn own;
    private final AlarmViews views;
    private final AlarmPage page;
    private final AlarmClock clock;
    private final Outcomes outcomes;

    AlarmPageController(
            AlarmReception reception,
            AlarmOwn own,
            AlarmViews views,
            AlarmPage page,
            AlarmClock clock,
            Outcomes outcomes) {
        this.reception = reception;
        this.own = own;
        this.views = views;
        this.page = page;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    @GetMapping("/alarm/d/{code}")
    ResponseEntity<byte[]> form(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String large,
            @CookieValue(name = DEVICE, defaultValue = "") String device,
            HttpServletRequest request) {
        AlarmPage.Model model = asking(code, isLarge(large), UUID.randomUUID().toString(), null, request);
        return answer(HttpStatus.OK)
                .header(HttpHeaders.SET_COOKIE, cookie(device, request).toString())
                .body(bytes(model));
    }

    @PostMapping("/alarm/d/{code}")
    ResponseEntity<byte[]> raise(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String large,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String phone,
            @CookieValue(name = DEVICE, defaultValue = "") String device,
            HttpServletRequest request) {
        String once = key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            String ticket = Reserve.ALARMS.call(() -> reception.take(new AlarmRaising.Raised(
                    once,
                    kind(kind),
                    code,
                    null,
                    null,
                    null,
                    words,
                    phone,
                    null,
                    AlarmManner.TAPPED,
                    new Caller(request.getRemoteAddr(), Caller.device(device)))));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(followed(ticket, isLarge(large))))
                    .build();
        } catch (Declined e) {
            boolean away = e.reasons().get(0).code() == AlarmErrorCode.STORE_AWAY;
            return answer(away ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT)
                    .body(bytes(asking(code, isLarge(large), once, sentence(e), request)));
        }
    }

    private AlarmPage.Model asking(
            String code, boolean large, String key, @Nullable String sentence, HttpServletRequest request) {
        String action = "/alarm/d/" + UriUtils.encode(code, StandardCharsets.UTF_8) + query(large);
        List<AlarmPhone> phones = Reserve.FOLLOWING.call(
                () -> reception.phones(AlarmKind.POLICE, code, new Caller(request.getRemoteAddr())));
        return new AlarmPage.Model(
                "一键报警", large, sentence, AlarmPage.phones(phones), AlarmPage.form(action, key), null);
    }

    @GetMapping("/alarm/s/{ticket}")
    ResponseEntity<byte[]> follow(@PathVariable String ticket, @RequestParam(defaultValue = "") String large) {
        return shown(ticket, isLarge(large), null);
    }

    @PostMapping("/alarm/s/{ticket}")
    ResponseEntity<byte[]> act(
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String large,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String phone) {
        try {
            Reserve.ALARMS.call(() -> act.equals("off")
                    ? own.callOff(ticket)
                    : own.add(ticket, words.isBlank() ? null : words, phone.isBlank() ? null : phone));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(followed(ticket, isLarge(large))))
                    .build();
        } catch (Declined e) {
            return shown(ticket, isLarge(large), sentence(e));
        } catch (RuntimeException e) {
            log.warn("What somebody did with their alarm could not be kept", e);
            return shown(ticket, isLarge(large), AWAY);
        }
    }

    private ResponseEntity<byte[]> shown(String ticket, boolean large, @Nullable String sentence) {
        try {
            Alarm alarm = Reserve.FOLLOWING.call(
                    () -> own.find(ticket).map(views::own).orElse(null));
            if (alarm == null) {
                return answer(HttpStatus.NOT_FOUND).body(bytes(without(large, GONE)));
            }
            AlarmPage.Model model = new AlarmPage.Model(
                    alarm.title(),
                    large,
                    sentence,
                    AlarmPage.phones(alarm.phones()),
                    null,
                    AlarmPage.shown(followed(ticket, large), alarm, clock.now()));
            ResponseEntity.BodyBuilder answer = answer(sentence == null ? HttpStatus.OK : HttpStatus.CONFLICT);
            // Not under the hands of who reads why something did not work.
            return (alarm.row().isOpen() && sentence == null ? answer.header("Refresh", SOON) : answer)
                    .body(bytes(model));
        } catch (RuntimeException e) {
            log.warn("An alarm cannot be shown", e);
            return answer(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Refresh", SOON)
                    .body(bytes(without(large, AWAY)));
        }
    }

    private AlarmPage.Model without(boolean large, String sentence) {
        return new AlarmPage.Model(
                "一键报警",
                large,
                sentence,
                AlarmPage.phones(reception.phones(AlarmKind.POLICE, null, new Caller("127.0.0.1"))),
                null,
                null);
    }

    private String sentence(Declined e) {
        return outcomes.error(e.reasons().get(0)).message();
    }

    private byte[] bytes(AlarmPage.Model model) {
        return page.write(model).getBytes(StandardCharsets.UTF_8);
    }

    private ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .headers(page.headers())
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore());
    }

    /** Tells this phone from others, and nothing else. */
    private static ResponseCookie cookie(String known, HttpServletRequest request) {
        String device = Objects.requireNonNullElseGet(
                Caller.device(known), () -> UUID.randomUUID().toString());
        return ResponseCookie.from(DEVICE, device)
                .path("/alarm/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private static AlarmKind kind(String name) {
        return Arrays.stream(AlarmKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(AlarmKind.OTHER);
    }

    private static String followed(String ticket, boolean large) {
        return "/alarm/s/" + UriUtils.encode(ticket, StandardCharsets.UTF_8) + query(large);
    }

    private static String query(boolean large) {
        return large ? "?large=1" : "";
    }

    private static boolean isLarge(String large) {
        return "1".equals(large);
    }
}
