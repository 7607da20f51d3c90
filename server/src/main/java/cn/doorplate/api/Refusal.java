package cn.doorplate.api;

import cn.doorplate.redis.RateLimit;
import java.util.Map;

/**
 * A request that is turned away before it is executed, and why. Carries no stack trace: it tells of the caller, not of us,
 * and must stay cheap under attack.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String RETRY_AFTER = "retryAfter";

    /** The key of the sentence that says so. */
    static final String OVERLOAD = "api.overload";

    private final ErrorCode code;
    private final String allow;
    private final transient Object[] arguments;
    private final transient Map<String, Object> details;

    private Refusal(ErrorCode code, String key, String allow, Map<String, Object> details, Object... arguments) {
        super(key, null, false, false);
        this.code = code;
        this.allow = allow;
        this.arguments = arguments;
        this.details = details;
    }

    /** @param key of the sentence in messages.properties */
    static Refusal of(ErrorCode code, String key, Object... arguments) {
        return new Refusal(code, key, "", Map.of(), arguments);
    }

    /** @param allow the methods that would do, as in the header of that name */
    static Refusal ofMethod(String key, String allow) {
        return new Refusal(ErrorCode.METHOD_NOT_ALLOWED, key, allow, Map.of());
    }

    /** @param limit its name in {@link Limits}, which is also the last part of its sentence's key */
    static Refusal ofLimit(String limit, long allowed) {
        return new Refusal(
                ErrorCode.LIMIT_EXCEEDED,
                "api.limit." + limit,
                "",
                Map.of("limit", limit, "allowed", allowed),
                Long.toString(allowed));
    }

    /** With the seconds after which the next one is free, in {@code extensions.retryAfter} and the header {@code Retry-After}. */
    static Refusal ofRate(RateLimit limit) {
        long millis = limit.window().toMillis() / limit.capacity();
        return new Refusal(
                ErrorCode.TOO_MANY_REQUESTS,
                "api.denied.TOO_MANY_REQUESTS",
                "",
                Map.of(RETRY_AFTER, Math.max(1, (millis + 999) / 1000)));
    }

    /** More than the server gets done; with the seconds as {@link #ofRate} has them. */
    static Refusal ofOverload() {
        return new Refusal(ErrorCode.UNAVAILABLE, OVERLOAD, "", Map.of(RETRY_AFTER, 1));
    }

    ErrorCode code() {
        return code;
    }

    String key() {
        return String.valueOf(getMessage());
    }

    /** Empty unless the method was at fault. */
    String allow() {
        return allow;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    /** More for {@code extensions}, beside the code. */
    Map<String, Object> details() {
        return details;
    }
}
