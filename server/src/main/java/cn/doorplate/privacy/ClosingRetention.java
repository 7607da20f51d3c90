package cn.doorplate.privacy;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets accounts that were closed long ago. */
@Component
class ClosingRetention implements Retained {

    private final AccountClosingMapper closings;

    ClosingRetention(AccountClosingMapper closings) {
        this.closings = closings;
    }

    @Override
    public String subject() {
        return "account_closing";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return closings.removeDoneBefore(limit, atMost);
    }
}
