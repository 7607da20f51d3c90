package cn.doorplate.dev.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, of both kinds; those of the one do not touch those of the other.
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html and …/getAccessToken.html
 */
final class Tokens {

    private static final Duration LIFE = Duration.ofHours(2);

    /** A new one is given out in the last five minutes of the old, and both are good meanwhile. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;

    private final Account account;
    private final Clock clock;
    private final Map<String, Instant> until = new HashMap<>();
    private String stable = "";
    private String plain = "";
    private Instant forcedAt = Instant.MIN;
    private int forced;

    Tokens(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** {@code POST /cgi-bin/stable_token} */
    synchronized Answered stable(Asked asked) {
        Answered refusal = refusal(asked.body("grant_type"), asked.body("appid"), asked.body("secret"));
        if (refusal != null) {
            return refusal;
        }
        boolean force = asked.body("force_refresh").equals("true");
        if (force && forced >= FORCED_A_DAY) {
            return Answered.refusal(45009, "reach max api daily quota limit");
        }
        if (force && !clock.instant().isBefore(forcedAt.plus(BETWEEN_FORCED))) {
            forced++;
            forcedAt = clock.instant();
            endStable();
        }
        if (!clock.instant().isBefore(end(stable).minus(OVERLAP))) {
            stable = issue();
        }
        return given(stable);
    }

    /** {@code GET /cgi-bin/token}: each call ends the last token, five minutes later. */
    synchronized Answered plain(Asked asked) {
        Answered refusal = refusal(asked.query("grant_type"), asked.query("appid"), asked.query("secret"));
        if (refusal != null) {
            return refusal;
        }
        until.computeIfPresent(
                plain, (token, end) -> earlier(end, clock.instant().plus(OVERLAP)));
        plain = issue();
        return given(plain);
    }

    /** Why a call with this token is not answered; null if it is. */
    synchronized @Nullable Answered refusal(String token) {
        if (token.isEmpty()) {
            return Answered.refusal(41001, "access_token missing");
        }
        if (!until.containsKey(token)) {
            return Answered.refusal(40001, "invalid credential, access_token is invalid or not latest");
        }
        return clock.instant().isBefore(end(token)) ? null : Answered.refusal(42001, "access_token expired");
    }

    /** As if it had leaked and somebody had forced another: it is not good any more. */
    synchronized void endStable() {
        until.remove(stable);
        stable = "";
    }

    /** How often it was forced to give another. */
    synchronized int forced() {
        return forced;
    }

    private @Nullable Answered refusal(String grantType, String appId, String secret) {
        return grantType.equals("client_credential")
                ? account.refusal(appId, secret)
                : Answered.refusal(40002, "invalid grant_type");
    }

    private String issue() {
        String token = "88_" + UUID.randomUUID() + UUID.randomUUID();
        until.put(token, clock.instant().plus(LIFE));
        return token;
    }

    private Answered given(String token) {
        long seconds = Duration.between(clock.instant(), end(token)).toSeconds();
        return Answered.json(Answered.object().put("access_token", token).put("expires_in", seconds));
    }

    private Instant end(String token) {
        return until.getOrDefault(token, Instant.EPOCH);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
