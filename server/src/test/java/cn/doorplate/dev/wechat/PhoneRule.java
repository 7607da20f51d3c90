package cn.doorplate.dev.wechat;

import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /wxa/business/getuserphonenumber}; a code is good once, for five minutes, and 40029 before and after. The
 * sample's country code is a number, though the page's table says that it is a text:
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
final class PhoneRule implements Rule {

    private final Account account;
    private final Clock clock;
    private final Codes<String> codes;

    PhoneRule(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.codes = new Codes<>(clock, Codes.invalid());
    }

    /** What the mini-program is given when its user agrees to tell that number, of mainland China. */
    String codeFor(String phone) {
        return codes.give(phone);
    }

    @Override
    public Answered answer(Asked asked) {
        return codes.redeem(asked.body("code"), phone -> Answered.json(phone(phone)));
    }

    private ObjectNode phone(String phone) {
        ObjectNode watermark = Answered.object()
                .put("timestamp", clock.instant().getEpochSecond())
                .put("appid", account.appId());
        ObjectNode info = Answered.object()
                .put("phoneNumber", phone)
                .put("purePhoneNumber", phone)
                .put("countryCode", 86)
                .set("watermark", watermark);
        return Answered.ok().set("phone_info", info);
    }
}
