package cn.doorplate.notice;

import cn.doorplate.identity.TextChecks;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentScene;
import org.springframework.stereotype.Component;

/** Lets WeChat look at what is to be published, for the author's account. Where WeChat cannot, the reviewer does. */
@Component
class NoticeChecks {

    private final TextChecks checks;

    NoticeChecks(TextChecks checks) {
        this.checks = checks;
    }

    /**
     * Not for a transaction to wait for.
     *
     * @throws Declined RISKY if WeChat holds it for against the rules
     */
    NoticeCheck of(NoticeEditionRow edition) {
        String text = edition.title() + "\n" + edition.summary() + "\n" + Markdown.plainText(edition.body());
        return switch (checks.of(edition.authorId(), text, ContentScene.FORUM)) {
            case PASS -> NoticeCheck.PASSED;
            case REVIEW -> NoticeCheck.LOOK_AGAIN;
            case UNCHECKED -> NoticeCheck.UNCHECKED;
            case RISKY -> throw Declined.because(NoticeErrorCode.RISKY);
        };
    }

    /**
     * The same for a line that goes out as it is, without a reviewer.
     *
     * @throws Declined RISKY at the field
     */
    void requireFit(String field, String line, long authorId) {
        if (checks.isRisky(authorId, line, ContentScene.FORUM)) {
            throw Declined.at(field, NoticeErrorCode.RISKY);
        }
    }
}
