package cn.doorplate.band;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Where bands, or their maker's platform for them, send what they measure: {@code POST /alarm/band}, with the headers {@code X-Band}
 * (serial number), {@code X-Band-Number}, {@code X-Band-Time} and {@code X-Band-Signature}, as {@link BandSignature} has them, and a body
 * as {@link BandMessage} has it. What is answered 200 is kept. 409: that number is used up, the band goes on behind {@code last} and sends the same
 * readings again; anything else that may pass is sent again with the same number.
 */
@Controller
class BandEndpoint {

    static final String PATH = "/alarm/band";

    private static final Logger log = LoggerFactory.getLogger(BandEndpoint.class);

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9-]{4,32}");
    /** Messages are counted from 1. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern TIME = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    /** Behind one address may be a maker's platform with all its bands. */
    private static final RateLimit RATE =
            new RateLimit("band-messages-of-address", 60_000, Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);

    /** Who tries out secrets of a band soon is not asked for any more: of that band, for the others there may be whom they say to be. */
    private static final RateLimit UNSIGNED =
            new RateLimit("band-failures-of-band", 20, Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);

    private static final RateLimit UNKNOWN =
            new RateLimit("band-failures-of-address", 600, Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);

    private final BandIntake intake;
    private final RateLimits limits;
    private final Clock clock;

    BandEndpoint(BandIntake intake, RateLimits limits, Clock clock) {
        this.intake = intake;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<Map<String, Object>> take(
            @RequestHeader(name = "X-Band", defaultValue = "") String serial,
            @RequestHeader(name = "X-Band-Number", defaultValue = "") String number,
            @RequestHeader(name = "X-Band-Time", defaultValue = "") String time,
            @RequestHeader(name = "X-Band-Signature", defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException {
        String network = new Caller(request.getRemoteAddr()).network();
        if (!limits.takeHere(RATE, network)) {
            return answer(HttpStatus.TOO_MANY_REQUESTS);
        }
        byte[] body = request.getInputStream().readNBytes(BandMessage.LONGEST + 1);
        if (body.length > BandMessage.LONGEST) {
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        boolean wellFormed = SERIAL.matcher(serial).matches()
                && NUMBER.matcher(number).matches()
                && TIME.matcher(time).matches()
                && SIGNATURE.matcher(signature).matches();
        if (!wellFormed) {
            return answer(HttpStatus.BAD_REQUEST);
        }
        BandSignature signed = new BandSignature(serial, Long.parseLong(number), Long.parseLong(time), signature);
        return taken(signed, body, network);
    }

    private ResponseEntity<Map<String, Object>> taken(BandSignature signed, byte[] body, String network) {
        String band = signed.serial() + " " + network;
        if (!limits.isLeftHere(UNSIGNED, band)) {
            return answer(HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            BandIntake.Answer taken = intake.take(signed, body);
            return switch (taken.outcome()) {
                case TAKEN -> answer(HttpStatus.OK);
                case PASSED -> passed(Objects.requireNonNull(taken.last()));
                case MALFORMED -> answer(HttpStatus.BAD_REQUEST);
                case UNSIGNED -> turnedAway(limits.takeHere(UNSIGNED, band));
                case UNKNOWN -> turnedAway(limits.takeHere(UNKNOWN, network));
            };
        } catch (DataAccessException | TransactionException e) {
            log.warn("A band's message could not be kept; it is sent again", e);
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ResponseEntity<Map<String, Object>> turnedAway(boolean mayTryAgain) {
        return answer(mayTryAgain ? HttpStatus.UNAUTHORIZED : HttpStatus.TOO_MANY_REQUESTS);
    }

    private ResponseEntity<Map<String, Object>> passed(long last) {
        return answer(HttpStatus.CONFLICT, Map.of("taken", false, "time", clock.millis(), "last", last));
    }

    /** With our time, so that a band may set its clock; nothing hangs on it. */
    private ResponseEntity<Map<String, Object>> answer(HttpStatus status) {
        return answer(status, Map.of("taken", status == HttpStatus.OK, "time", clock.millis()));
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
