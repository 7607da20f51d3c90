package cn.doorplate.identity;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sessions that are over. */
@Component
class SessionRetention implements Retained {

    private final SessionMapper sessions;

    SessionRetention(SessionMapper sessions) {
        this.sessions = sessions;
    }

    @Override
    public String subject() {
        return "session";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return sessions.removeExpiredBefore(limit, atMost);
    }
}
