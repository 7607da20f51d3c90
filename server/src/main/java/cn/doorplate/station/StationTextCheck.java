package cn.doorplate.station;

import cn.doorplate.identity.TextChecks;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentScene;
import org.springframework.stereotype.Component;

/** Lets WeChat look at what staff are about to have everyone read. */
@Component
class StationTextCheck {

    private final TextChecks checks;

    StationTextCheck(TextChecks checks) {
        this.checks = checks;
    }

    /**
     * Not for a transaction to wait for.
     *
     * @throws Declined RISKY if WeChat holds it for against the rules
     */
    void requireFit(long authorId, String text) {
        if (checks.isRisky(authorId, text, ContentScene.FORUM)) {
            throw Declined.because(StationErrorCode.RISKY);
        }
    }
}
