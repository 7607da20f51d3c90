package cn.doorplate.dev.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Codes that stand for something, for five minutes, once. */
final class Codes<T> {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Answered used;
    private final Map<String, Given<T>> given = new ConcurrentHashMap<>();

    /** @param used what is answered to a code that was used before */
    Codes(Clock clock, Answered used) {
        this.clock = clock;
        this.used = used;
    }

    /** To a code that is too old, or that was never given out. */
    static Answered invalid() {
        return Answered.refusal(40029, "invalid code");
    }

    private record Given<T>(T what, Instant until, boolean used) {}

    String give(T what) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String code = HexFormat.of().formatHex(random);
        given.put(code, new Given<>(what, clock.instant().plus(LIFE), false));
        return code;
    }

    /** What the code stands for, answered; or why it stands for nothing. */
    Answered redeem(String code, Function<T, Answered> answer) {
        Given<T> before = given.get(code);
        if (before == null || !clock.instant().isBefore(before.until())) {
            return invalid();
        }
        Given<T> fresh = new Given<>(before.what(), before.until(), false);
        return given.replace(code, fresh, new Given<>(before.what(), before.until(), true))
                ? answer.apply(before.what())
                : used;
    }
}
