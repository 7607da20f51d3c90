package cn.doorplate.messaging;

import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Reaches;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What goes out to somebody by SMS: the application queues it, and what its template is filled with is read here. */
public final class TestSms {

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;

    public TestSms(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    /** As they go out where nothing but that template of SMS is configured. */
    public static SmsLinks links(String template, String parameter) {
        MessagingSettings.Sms none = MessagingSettings.NONE.sms();
        MessagingSettings.Sms sms = new MessagingSettings.Sms(
                "log",
                none.perSecond(),
                none.tencent(),
                Map.of(template, new MessagingSettings.SmsTemplate("1", List.of(parameter))));
        MessagingSettings all = new MessagingSettings(
                MessagingSettings.NONE.wechat(),
                sms,
                Map.of(),
                MessagingSettings.NONE.digestAt(),
                MessagingSettings.NONE.servers());
        return new SmsLinks(new Templates(all));
    }

    /** Whether one was queued for them. */
    public boolean isQueued(long person) {
        return !deliveries(person).isEmpty();
    }

    /** The values of the first that is queued for them, in their order. */
    public List<String> valuesFor(long person) {
        await().until(() -> isQueued(person));
        PackingMapper.Content content = context.getBean(PackingMapper.class)
                .contents(deliveries(person).subList(0, 1))
                .get(0);
        OwnText text = OwnText.open(
                        person,
                        Objects.requireNonNull(content.ownSealed()),
                        context.getBean(PersonKeys.class).of(person))
                .orElseThrow();
        Letter letter = context.getBean(Letters.class).of(content, text, Map.of(content.regionCode(), "测试社区"));
        Parcel parcel = new Parcel(
                Objects.requireNonNull(
                        context.getBean(Reaches.class).of(List.of(person)).get(person)),
                content.kind(),
                null,
                letter);
        return handedOver(parcel);
    }

    private List<String> handedOver(Parcel parcel) {
        List<List<String>> taken = new ArrayList<>();
        SmsProvider provider = (phone, template, values) -> {
            taken.add(values);
            return Answer.taken(null);
        };
        new SmsWay(provider, context.getBean(Templates.class), context.getBean(MessagingSettings.class)).send(parcel);
        return taken.get(0);
    }

    private List<Long> deliveries(long person) {
        return jdbc.queryForList(
                "select id from delivery where person_id = ? and channel = 'SMS' order by seq", Long.class, person);
    }
}
