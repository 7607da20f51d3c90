package cn.doorplate.identity;

import cn.doorplate.wechat.ContentChecks;
import cn.doorplate.wechat.ContentScene;
import cn.doorplate.wechat.Verdict;
import cn.doorplate.wechat.WeChatRefused;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Lets WeChat look at what somebody is about to have others read, for their own account. What it cannot look at stays unchecked: who
 * sits at a desk was not in the mini-program within two hours.
 */
@Service
public class TextChecks {

    private static final Logger log = LoggerFactory.getLogger(TextChecks.class);

    private final ContentChecks checks;
    private final OpenIds openIds;

    TextChecks(ContentChecks checks, OpenIds openIds) {
        this.checks = checks;
        this.openIds = openIds;
    }

    /**
     * Asks WeChat, part after part, three seconds each at the most; not for a transaction to wait for.
     *
     * @return the worst of all parts; UNCHECKED from the first on that was not looked at
     */
    public Verdict of(long authorId, String text, ContentScene scene) {
        List<String> parts = parts(text);
        return parts.isEmpty()
                ? Verdict.PASS
                : openIds.of(authorId).map(openid -> of(parts, openid, scene)).orElse(Verdict.UNCHECKED);
    }

    /** Whether WeChat holds it for against the rules: nobody is to wait where it cannot look. */
    public boolean isRisky(long authorId, String text, ContentScene scene) {
        return of(authorId, text, scene) == Verdict.RISKY;
    }

    private Verdict of(List<String> parts, String openid, ContentScene scene) {
        Verdict all = Verdict.PASS;
        for (String part : parts) {
            Verdict verdict = ask(part, openid, scene);
            if (verdict == Verdict.RISKY || verdict == Verdict.UNCHECKED) {
                return verdict;
            }
            all = verdict == Verdict.REVIEW ? verdict : all;
        }
        return all;
    }

    private Verdict ask(String part, String openid, ContentScene scene) {
        try {
            return checks.checkText(part, openid, scene);
        } catch (WeChatRefused e) {
            log.info("WeChat did not check a text: {}", e.why());
            return Verdict.UNCHECKED;
        }
    }

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int most = Math.min(ContentChecks.LONGEST, text.codePointCount(from, text.length()));
            int to = text.offsetByCodePoints(from, most);
            if (!text.substring(from, to).isBlank()) {
                parts.add(text.substring(from, to));
            }
            from = to;
        }
        return parts;
    }
}
