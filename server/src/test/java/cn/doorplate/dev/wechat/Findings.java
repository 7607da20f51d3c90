package cn.doorplate.dev.wechat;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a check finds. What is risky is ours to say here: the two sentences that the documentation gave for trying it out
 * (developers.weixin.qq.com/miniprogram/dev/framework/security.msgSecCheck-v1.html), and any text or address with the words
 * {@code risky} or {@code review} in it.
 */
enum Findings {
    PASS("pass", 100),
    REVIEW("review", 21000),
    RISKY("risky", 20006);

    private final String suggest;
    private final int label;

    Findings(String suggest, int label) {
        this.suggest = suggest;
        this.label = label;
    }

    static Findings in(String text) {
        if (text.contains("risky")
                || text.contains("特3456书yuuo莞6543李zxcz蒜7782法fgnv级")
                || text.contains("完2347全dfji试3726测asad感3847知qwez到")) {
            return RISKY;
        }
        return text.contains("review") ? REVIEW : PASS;
    }

    /** The {@code result}, and the {@code detail} of one strategy. */
    ObjectNode into(ObjectNode answer) {
        answer.putObject("result").put("suggest", suggest).put("label", label);
        answer.putArray("detail")
                .addObject()
                .put("strategy", "content_model")
                .put("errcode", 0)
                .put("suggest", suggest)
                .put("label", label)
                .put("prob", 90);
        return answer;
    }

    /** As in {@code 60ae120f-371d5872-7941a05b}. */
    static String traceId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return random.substring(0, 8) + '-' + random.substring(8, 16) + '-' + random.substring(16, 24);
    }
}
