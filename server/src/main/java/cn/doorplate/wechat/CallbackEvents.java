package cn.doorplate.wechat;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the other modules what WeChat told us, as far as it is of use to any. */
@Component
class CallbackEvents {

    private final String appId;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    CallbackEvents(WeChatSettings settings, ApplicationEventPublisher events, TransactionOperations transactions) {
        this.appId = settings.appId();
        this.events = events;
        this.transactions = transactions;
    }

    /** Fails when a listener does, and then nothing of it stays; WeChat will tell it again. */
    void tell(CallbackContent content) {
        if (content.text("Event").equals("wxa_media_check")
                && content.text("appid").equals(appId)
                && !content.text("trace_id").isBlank()) {
            MediaChecked checked = mediaChecked(content);
            transactions.executeWithoutResult(status -> events.publishEvent(checked));
        }
    }

    private static MediaChecked mediaChecked(CallbackContent content) {
        String traceId = content.text("trace_id");
        return content.number("errcode") == 0
                ? new MediaChecked(
                        traceId, Verdict.of(content.text("result", "suggest")), content.number("result", "label"))
                : new MediaChecked(traceId, Verdict.UNCHECKED, 0);
    }
}
