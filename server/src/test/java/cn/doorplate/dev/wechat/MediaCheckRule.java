package cn.doorplate.dev.wechat;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /wxa/media_check_async}, version 2, and the event by which its finding comes, in a moment here and within half
 * an hour there: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html. The file is
 * not looked at; one with {@code gone} in its address cannot be fetched.
 */
final class MediaCheckRule implements Rule {

    private final Account account;
    private final Members members;
    private final Clock clock;
    private final Executor later;
    private volatile @Nullable EventPush push;

    MediaCheckRule(Account account, Members members, Clock clock, Executor later) {
        this.account = account;
        this.members = members;
        this.clock = clock;
        this.later = later;
    }

    /** Where findings go from now on. */
    void pushTo(EventPush push) {
        this.push = push;
    }

    @Override
    public Answered answer(Asked asked) {
        String url = asked.body("media_url");
        if (!url.matches("https?://.+") || !asked.body("media_type").matches("[12]")) {
            return Answered.refusal(47001, "data format error");
        }
        if (!asked.body("version").equals("2") || !asked.body("scene").matches("[1-4]")) {
            return Answered.refusal(40129, "invalid scene");
        }
        Answered refusal = members.checkRefusal(asked.body("openid"));
        if (refusal != null) {
            return refusal;
        }
        String traceId = Findings.traceId();
        EventPush to = push;
        if (to != null) {
            later.execute(() -> to.send(event(traceId, url), clock.instant()));
        }
        return Answered.json(Answered.ok().put("trace_id", traceId));
    }

    /** The event for a finding, in the form of the page's sample. */
    ObjectNode event(String traceId, String url) {
        ObjectNode event = Answered.object()
                .put("ToUserName", "gh_0000000000de")
                .put("FromUserName", "o4_t144jTUSEoxydysUA2E234_tc")
                .put("CreateTime", clock.instant().getEpochSecond())
                .put("MsgType", "event")
                .put("Event", "wxa_media_check")
                .put("appid", account.appId())
                .put("trace_id", traceId)
                .put("version", 2);
        if (url.contains("gone")) {
            event.putArray("detail");
            return event.put("errcode", -1008).put("errmsg", "下载错误，请检查媒体链接是否可以访问");
        }
        return Findings.in(url).into(event).put("errcode", 0).put("errmsg", "ok");
    }
}
