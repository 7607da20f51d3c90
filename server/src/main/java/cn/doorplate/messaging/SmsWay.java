package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.SmsTemplate;
import cn.doorplate.privacy.Phone;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 短信. */
@Component
class SmsWay implements Way {

    /** Characters of one variable: individual accounts may send no more, and people read no more. */
    private static final int VARIABLE = 12;

    private final SmsProvider provider;
    private final Templates templates;
    private final MessagingSettings settings;

    SmsWay(SmsProvider provider, Templates templates, MessagingSettings settings) {
        this.provider = provider;
        this.templates = templates;
        this.settings = settings;
    }

    @Override
    public DeliveryChannel channel() {
        return DeliveryChannel.SMS;
    }

    @Override
    public int perSecond() {
        return settings.sms().perSecond();
    }

    @Override
    public Answer send(Parcel parcel) {
        Phone phone = parcel.to().phone();
        if (phone == null) {
            return Answer.failed(DeliveryFailure.NO_ADDRESS);
        }
        MessageKind kind = parcel.kind();
        Optional<SmsTemplate> template = kind == null ? templates.smsDigest() : templates.sms(kind);
        return template.map(it -> provider.send(phone, it.id(), values(it, parcel.letter())))
                .orElseGet(() -> Answer.failed(DeliveryFailure.MISCONFIGURED));
    }

    private static List<String> values(SmsTemplate template, Letter letter) {
        return template.parameters().stream()
                .map(parameter -> Placeholder.cut(letter.value(parameter), VARIABLE))
                .toList();
    }
}
