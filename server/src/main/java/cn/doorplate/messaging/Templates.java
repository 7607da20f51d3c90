package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.SmsTemplate;
import cn.doorplate.messaging.MessagingSettings.Template;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which templates what goes out, and how much of it, as configured. A kind that is null stands for the digest. */
@Component
class Templates {

    /** Stands among the kinds of SMS for what tells how many there are. */
    static final String DIGEST = "DIGEST";

    /** Stands among the kinds of SMS for what holds an address of its own. */
    static final String LINK = "LINK";

    private static final int BOUND = 3;

    /** A case that is handled in a day has more to tell, and staff have several. */
    private static final int BOUND_OF_CASES = 10;

    private final MessagingSettings settings;
    private final Map<String, WeChatTemplate> weChat = new HashMap<>();
    private final List<WeChatTemplate> inOrder = new ArrayList<>();

    Templates(MessagingSettings settings) {
        this.settings = settings;
        for (Template template : settings.wechat().templates()) {
            WeChatTemplate made = WeChatTemplate.of(template);
            weChat.put(made.id(), made);
            inOrder.add(made);
        }
    }

    /** All of them, for WeChat's dialog. */
    List<WeChatTemplate> all() {
        return List.copyOf(inOrder);
    }

    Optional<WeChatTemplate> find(String id) {
        return Optional.ofNullable(weChat.get(id));
    }

    /** Those by which messages of this kind go out, the first before the next. */
    List<WeChatTemplate> weChat(MessageKind kind) {
        return inOrder.stream().filter(it -> it.kinds().contains(kind)).toList();
    }

    List<WeChatTemplate> weChatDigest() {
        return inOrder.stream().filter(WeChatTemplate::digest).toList();
    }

    /** Empty if no SMS goes out of that kind, or none at all. */
    Optional<SmsTemplate> sms(MessageKind kind) {
        return sms(kind.name());
    }

    /** By which an address goes out, whatever its kind; without it none does. */
    Optional<SmsTemplate> smsLink() {
        return sms(LINK);
    }

    Optional<SmsTemplate> smsDigest() {
        return sms(DIGEST);
    }

    private Optional<SmsTemplate> sms(String kind) {
        return settings.sms().provider().equals("none")
                ? Optional.empty()
                : Optional.ofNullable(settings.sms().templates().get(kind));
    }

    /** How many messages of that kind go out to a person on one day. */
    int bound(MessageKind kind) {
        int usual = kind == MessageKind.CASE ? BOUND_OF_CASES : BOUND;
        return kind.cannotWait() ? Integer.MAX_VALUE : settings.bounds().getOrDefault(kind.name(), usual);
    }

    LocalTime digestAt() {
        return LocalTime.parse(settings.digestAt());
    }
}
