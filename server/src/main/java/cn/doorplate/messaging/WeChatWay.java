package cn.doorplate.messaging;

import cn.doorplate.wechat.SubscribeMessages;
import cn.doorplate.wechat.WeChatFailure;
import cn.doorplate.wechat.WeChatRefused;
import org.springframework.stereotype.Component;

/** 微信订阅消息. */
@Component
class WeChatWay implements Way {

    private final SubscribeMessages weChat;
    private final Templates templates;
    private final MessagingSettings settings;

    WeChatWay(SubscribeMessages weChat, Templates templates, MessagingSettings settings) {
        this.weChat = weChat;
        this.templates = templates;
        this.settings = settings;
    }

    @Override
    public DeliveryChannel channel() {
        return DeliveryChannel.WECHAT;
    }

    @Override
    public int perSecond() {
        return settings.wechat().perSecond();
    }

    @Override
    public Answer send(Parcel parcel) {
        String openid = parcel.to().openid();
        if (openid == null) {
            return Answer.failed(DeliveryFailure.NO_ADDRESS);
        }
        WeChatTemplate template = parcel.template() == null
                ? null
                : templates.find(parcel.template()).orElse(null);
        if (template == null) {
            // Decided by a server whose configuration is newer: it is tried again by whoever comes next.
            return Answer.failed(DeliveryFailure.MISCONFIGURED);
        }
        try {
            weChat.send(openid, template.id(), template.pageFor(parcel.letter()), template.dataFor(parcel.letter()));
            return Answer.taken(null);
        } catch (WeChatRefused e) {
            return e.why() == WeChatFailure.AWAY && !e.isUndone() ? Answer.lost() : answer(e.why());
        }
    }

    private static Answer answer(WeChatFailure why) {
        return switch (why) {
            case TOO_OFTEN -> Answer.tooMuch();
            case NOT_SUBSCRIBED -> Answer.failed(DeliveryFailure.NOT_SUBSCRIBED);
            case NO_SUCH_PERSON -> Answer.failed(DeliveryFailure.NO_ADDRESS);
            case BLOCKED -> Answer.failed(DeliveryFailure.BLOCKED);
            case CODE_USED_OR_EXPIRED, INACTIVE, INVALID -> Answer.failed(DeliveryFailure.INVALID);
            case MISCONFIGURED -> Answer.failed(DeliveryFailure.MISCONFIGURED);
            case AWAY -> Answer.failed(DeliveryFailure.AWAY);
        };
    }
}
