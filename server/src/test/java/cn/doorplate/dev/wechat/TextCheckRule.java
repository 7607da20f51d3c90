package cn.doorplate.dev.wechat;

/**
 * {@code POST /wxa/msg_sec_check}, version 2:
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 */
final class TextCheckRule implements Rule {

    private static final int LONGEST = 2500;

    private final Members members;

    TextCheckRule(Members members) {
        this.members = members;
    }

    @Override
    public Answered answer(Asked asked) {
        String content = asked.body("content");
        if (content.isEmpty()) {
            return Answered.refusal(44002, "empty post data");
        }
        if (!asked.body("version").equals("2") || content.codePointCount(0, content.length()) > LONGEST) {
            return Answered.refusal(47001, "data format error");
        }
        if (!asked.body("scene").matches("[1-4]")) {
            return Answered.refusal(40129, "invalid scene");
        }
        Answered refusal = members.checkRefusal(asked.body("openid"));
        return refusal != null
                ? refusal
                : Answered.json(Findings.in(content).into(Answered.ok().put("trace_id", Findings.traceId())));
    }
}
