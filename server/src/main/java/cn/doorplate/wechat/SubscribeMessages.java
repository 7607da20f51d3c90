package cn.doorplate.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Messages in WeChat to persons who have allowed the next one of that template (订阅消息): each permission is for one message.
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
@Service
public class SubscribeMessages {

    private final WeChatPlatform platform;

    SubscribeMessages(WeChatPlatform platform) {
        this.platform = platform;
    }

    /**
     * Sends one, once: where that is not {@linkplain WeChatRefused#isUndone() certain} it may have arrived.
     *
     * @param page of the mini-program, with its query, that a tap opens
     * @param data the template's placeholders, as in {@code thing1}, and what stands for them
     * @throws WeChatRefused if it was not sent
     */
    public void send(String openid, String template, String page, Map<String, String> data) {
        WxMaSubscribeMessage message = new WxMaSubscribeMessage()
                .setToUser(openid)
                .setTemplateId(template)
                .setPage(page);
        data.forEach((name, value) -> message.addData(new WxMaSubscribeMessage.MsgData(name, value)));
        platform.ask(it -> {
            it.getMsgService().sendSubscribeMsg(message);
            return true;
        });
    }
}
