package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.SmsTemplate;
import cn.doorplate.privacy.Phone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return template(parcel.kind(), parcel.letter())
                .map(it -> provider.send(phone, it.id(), values(it, parcel.letter())))
                .orElseGet(() -> Answer.failed(DeliveryFailure.MISCONFIGURED));
    }

    private Optional<SmsTemplate> template(@Nullable MessageKind kind, Letter letter) {
        if (kind == null) {
            return templates.smsDigest();
        }
        return letter.link().isEmpty() ? templates.sms(kind) : templates.smsLink();
    }

    private static List<String> values(SmsTemplate template, Letter letter) {
        return template.parameters().stream()
                .map(parameter -> Placeholder.cut(letter.value(parameter), VARIABLE))
                .toList();
    }
}
