package cn.doorplate.event;

import cn.doorplate.identity.TextChecks;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentScene;
import org.springframework.stereotype.Component;

/** Lets WeChat look at what staff are about to publish. */
@Component
class EventTextCheck {

    private final TextChecks checks;

    EventTextCheck(TextChecks checks) {
        this.checks = checks;
    }

    /**
     * Not for a transaction to wait for.
     *
     * @throws Declined RISKY if WeChat holds it for against the rules
     */
    void requireFit(long authorId, EventContent content) {
        requireFit(
                authorId,
                String.join(
                        "\n", content.title(), content.host(), content.venue().words(), content.text()));
    }

    void requireFit(long authorId, EventContentInput input) {
        requireFit(authorId, String.join("\n", input.title(), input.host(), input.venue(), input.text()));
    }

    void requireFit(long authorId, String text) {
        if (checks.isRisky(authorId, text, ContentScene.FORUM)) {
            throw Declined.because(EventErrorCode.RISKY);
        }
    }
}
