package cn.doorplate.dev.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who have the mini-program: when they were there, how often, and whom the platform holds for risky. */
final class Members {

    /** "频率限制，每个用户每分钟 100 次": developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
    private static final int LOGINS_A_MINUTE = 100;

    private final Clock clock;
    private final Map<String, Deque<Instant>> visits = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();

    Members(Clock clock) {
        this.clock = clock;
    }

    /** Opens the mini-program. */
    synchronized void visit(String openid) {
        Deque<Instant> times = visits.computeIfAbsent(openid, none -> new ArrayDeque<>());
        times.addLast(clock.instant());
        if (times.size() > 2 * LOGINS_A_MINUTE) {
            times.removeFirst();
        }
    }

    synchronized void block(String openid) {
        blocked.add(openid);
    }

    /** Why they cannot log in; null if they can. */
    synchronized @Nullable Answered refusal(String openid) {
        if (blocked.contains(openid)) {
            return Answered.refusal(40226, "code blocked");
        }
        Instant minute = clock.instant().minus(Duration.ofMinutes(1));
        long often = visits.getOrDefault(openid, new ArrayDeque<>()).stream()
                .filter(it -> it.isAfter(minute))
                .count();
        return often > LOGINS_A_MINUTE
                ? Answered.refusal(45011, "api minute-quota reach limit, must slower, retry next minute")
                : null;
    }

    /**
     * Why their content is not checked; null if it is.
     * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
     */
    synchronized @Nullable Answered checkRefusal(String openid) {
        Deque<Instant> times = visits.get(openid);
        if (times == null) {
            return Answered.refusal(40003, "invalid openid");
        }
        return times.getLast().isBefore(clock.instant().minus(Duration.ofHours(2)))
                ? Answered.refusal(61010, "code is expired")
                : null;
    }

    synchronized boolean knows(String openid) {
        return visits.containsKey(openid);
    }
}
