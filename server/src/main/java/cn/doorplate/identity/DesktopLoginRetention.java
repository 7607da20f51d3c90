package cn.doorplate.identity;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Codes of desktops whose time is over. */
@Component
class DesktopLoginRetention implements Retained {

    private final DesktopLoginMapper logins;

    DesktopLoginRetention(DesktopLoginMapper logins) {
        this.logins = logins;
    }

    @Override
    public String subject() {
        return "desktop_login";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return logins.removeBefore(limit, atMost);
    }
}
