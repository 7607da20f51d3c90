package cn.doorplate.notice;

import cn.doorplate.identity.OpenIds;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentChecks;
import cn.doorplate.wechat.ContentScene;
import cn.doorplate.wechat.Verdict;
import cn.doorplate.wechat.WeChatRefused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets WeChat look at what is to be published, for the author's account. Where WeChat cannot, the reviewer does: who files at a
 * desk was not in the mini-program within two hours.
 */
@Component
class NoticeChecks {

    /** Characters that WeChat takes at a time. */
    static final int PART = 2_500;

    private final ContentChecks checks;
    private final OpenIds openIds;

    NoticeChecks(ContentChecks checks, OpenIds openIds) {
        this.checks = checks;
        this.openIds = openIds;
    }

    /**
     * Asks WeChat, part after part, three seconds each at the most; not for a transaction to wait for.
     *
     * @throws Declined RISKY if WeChat holds it for against the rules
     */
    NoticeCheck of(NoticeEditionRow edition) {
        String text = edition.title() + "\n" + edition.summary() + "\n" + Markdown.plainText(edition.body());
        return openIds.of(edition.authorId())
                .map(openid -> of(parts(text), openid))
                .orElse(NoticeCheck.UNCHECKED);
    }

    /**
     * The same for a line that goes out as it is, for which nobody is to wait where WeChat cannot look at it.
     *
     * @throws Declined RISKY at the field
     */
    void requireFit(String field, String line, long authorId) {
        openIds.of(authorId)
                .map(openid -> ask(line, openid))
                .filter(verdict -> verdict == Verdict.RISKY)
                .ifPresent(verdict -> {
                    throw Declined.at(field, NoticeErrorCode.RISKY);
                });
    }

    private NoticeCheck of(List<String> parts, String openid) {
        NoticeCheck check = NoticeCheck.PASSED;
        for (String part : parts) {
            Verdict verdict = ask(part, openid);
            switch (verdict) {
                case PASS -> {}
                case REVIEW -> check = NoticeCheck.LOOK_AGAIN;
                case UNCHECKED -> {
                    return NoticeCheck.UNCHECKED;
                }
                case RISKY -> throw Declined.because(NoticeErrorCode.RISKY);
            }
        }
        return check;
    }

    private Verdict ask(String part, String openid) {
        try {
            return checks.checkText(part, openid, ContentScene.FORUM);
        } catch (WeChatRefused e) {
            return Verdict.UNCHECKED;
        }
    }

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int most = Math.min(PART, text.codePointCount(from, text.length()));
            int to = text.offsetByCodePoints(from, most);
            if (!text.substring(from, to).isBlank()) {
                parts.add(text.substring(from, to));
            }
            from = to;
        }
        return parts;
    }
}
