package cn.doorplate.dev.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /sns/jscode2session}: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html. A code
 * is good for five minutes: developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html; and once: 40163
 * of developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html.
 */
final class LoginRule implements Rule {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Account account;
    private final Members members;
    private final Codes<Person> codes;
    private final List<String> sessionKeys = new CopyOnWriteArrayList<>();

    LoginRule(Account account, Members members, Clock clock) {
        this.account = account;
        this.members = members;
        this.codes = new Codes<>(clock, Answered.refusal(40163, "code been used"));
    }

    private record Person(String openid, @Nullable String unionid) {}

    /** What {@code wx.login} gives to that person. */
    String codeFor(String openid, @Nullable String unionid) {
        members.visit(openid);
        return codes.give(new Person(openid, unionid));
    }

    /** All that were ever given out. */
    List<String> sessionKeys() {
        return sessionKeys;
    }

    @Override
    public Answered answer(Asked asked) {
        Answered refusal = account.refusal(asked.query("appid"), asked.query("secret"));
        if (refusal != null) {
            return refusal;
        }
        if (!asked.query("grant_type").equals("authorization_code")) {
            return Answered.refusal(40002, "invalid grant_type");
        }
        if (asked.query("js_code").isEmpty()) {
            return Answered.refusal(41008, "missing code");
        }
        return codes.redeem(asked.query("js_code"), this::session);
    }

    private Answered session(Person person) {
        Answered refusal = members.refusal(person.openid());
        if (refusal != null) {
            return refusal;
        }
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        String sessionKey = Base64.getEncoder().encodeToString(key);
        sessionKeys.add(sessionKey);
        ObjectNode session = Answered.object().put("session_key", sessionKey).put("openid", person.openid());
        return Answered.json(person.unionid() == null ? session : session.put("unionid", person.unionid()));
    }
}
