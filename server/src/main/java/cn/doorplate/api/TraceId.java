package cn.doorplate.api;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The number under which a request stands in the log, 32 hexadecimal digits as in W3C Trace Context. */
final class TraceId {

    /** Its name in the log, in the request's attributes and in {@code extensions} of an error. */
    static final String KEY = "traceId";

    static final String HEADER = "X-Trace-Id";

    /** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may add parts after the flags. */
    private static final Pattern TRACEPARENT = Pattern.compile("(?:00(?=.{53}$)|(?!00|ff)[0-9a-f]{2})"
            + "-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private TraceId() {}

    /** That of the caller's trace, when the header is well-formed, else a new one. */
    static String of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() >= 55) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return fresh();
    }

    /** That of the request at hand; empty outside one. */
    static String current() {
        String id = MDC.get(KEY);
        return id == null ? "" : id;
    }

    /** Makes it the current one of this thread until closed, and the one before it again then. */
    static Scope hold(String id) {
        String before = MDC.get(KEY);
        MDC.put(KEY, id);
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        };
    }

    interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    /** Unique, not secret: a fast generator will do. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex(random.nextLong()) + hex(random.nextLong(1, Long.MAX_VALUE));
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
