package cn.doorplate.messaging;

import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.wechat.StandInClock;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Reaches;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Jobs;
import cn.doorplate.wechat.SubscribeMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People, their messages, and servers that decide and send under a clock of the test's, while the application's own do not. */
final class OutboundFixture {

    static final long COMMUNITY = 520302001001L;

    @Autowired
    @Qualifier("outboundRounds") private Jobs jobs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private PersonFiles files;

    @Autowired
    private BlindIndex index;

    @Autowired
    private MessageLog log;

    @Autowired
    private CreditMapper credits;

    @Autowired
    private DeskMapper desk;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private Credits purses;

    @Autowired
    private Reaches reaches;

    @Autowired
    private Templates templates;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private MessagingSettings settings;

    @Autowired
    private Outbox outbox;

    @Autowired
    private PackingMapper packing;

    @Autowired
    private BroadcastDeliveryMapper broadcasts;

    @Autowired
    private Letters letters;

    @Autowired
    private WeChatWay weChat;

    @Autowired
    private SmsWay sms;

    @Autowired
    private RateLimits limits;

    @Autowired
    private SharedCache redis;

    @Autowired
    private SubscribeMessages subscribeMessages;

    @Autowired
    private Couriers couriers;

    final StandInClock clock = new StandInClock();

    OutboundFixture(ApplicationContext context) {
        context.getAutowireCapableBeanFactory().autowireBean(this);
    }

    /** Somebody on WeChat. */
    record Member(Someone someone, String openid) {

        long id() {
            return someone.id();
        }

        List<Map<String, String>> shown() {
            return WeChatStandIn.shared().messagesTo(openid);
        }
    }

    /** Nothing is decided or sent but by the test. */
    void alone() {
        jobs.stop();
    }

    void notAlone() {
        jobs.start();
    }

    TestPeople people() {
        return new TestPeople(jdbc, paths, keys);
    }

    Member member() {
        Someone someone = people().someone();
        return member(someone);
    }

    private Member member(Someone someone) {
        String openid = "o" + UUID.randomUUID().toString().replace("-", "");
        people().onWeChat(someone, openid, index);
        WeChatStandIn.shared().codeFor(openid);
        return new Member(someone, openid);
    }

    /** On WeChat, with a phone. */
    Member memberWithPhone() {
        return member(people().reachable(index).someone());
    }

    /** Whom a guardian entered, with a phone and without an account. */
    long dependant(LocalDate born) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> files.enterDependant("王小英", born, new Phone("13900139000"), 1)));
    }

    /** The person tapped "允许" so often, and the mini-program reported it. */
    void allow(Member member, String template, int often) {
        for (int i = 0; i < often; i++) {
            credits.add(member.id(), template);
            WeChatStandIn.shared().allow(member.openid(), template);
        }
    }

    int remaining(Member member, String template) {
        return credits.of(List.of(member.id())).stream()
                .filter(row -> row.template().equals(template))
                .mapToInt(CreditMapper.CreditRow::remaining)
                .sum();
    }

    void set(long person, boolean weChat, boolean sms, String muted) {
        jdbc.update(
                "insert into message_setting (person_id, wechat, sms, muted, quiet_from, quiet_until, version)"
                        + " values (?, ?, ?, ?, 1320, 420, 1)",
                person,
                weChat,
                sms,
                muted);
    }

    /** Tells each of them something of their own. */
    void tell(MessageKind kind, long... persons) {
        for (long person : persons) {
            byte[] text = new OwnText("周六上午停水检修，请提前备水，谢谢您的理解和支持", "8 点到 12 点。").sealed(person, keys.of(person));
            write(new NewMessage(person, kind, "test:" + Ids.next(), null, text, null, COMMUNITY, null));
        }
    }

    /** Tells a person something with an address that is theirs alone, about that. */
    void tellWithLink(MessageKind kind, long person, long subject, String link) {
        Outgoing told = new Outgoing(kind, "test:" + Ids.next(), "有人替您登记了一件事", "请查看。", subject, null, link);
        write(told.to(person, keys.of(person)));
    }

    /** SMS, whose provider keeps in that list, from several threads at once, by which template each was to go and with which values. */
    SmsWay sms(List<String> taken, Answer answer) {
        SmsProvider provider = (phone, template, values) -> {
            taken.add(template + ' ' + String.join(" ", values));
            return answer;
        };
        return new SmsWay(provider, templates, settings);
    }

    /** Tells a person something of which nobody decides whether it goes out. */
    void tellLate(long person) {
        byte[] text = new OwnText("停水", "周六。").sealed(person, keys.of(person));
        write(new NewMessage(person, MessageKind.NOTICE, "test:late", null, text, null, COMMUNITY, null));
    }

    /** Tells persons something by a broadcast in that state; returns its id. */
    long broadcast(BroadcastState state, long... persons) {
        long id = Ids.next();
        jdbc.update("insert into message_text (id, title, body) values (?, '停水通知', '周六上午。')", id);
        jdbc.update(
                "insert into broadcast (id, cause, kind, text_id, region_code, audience, audience_key, state, due_at,"
                        + " started_at) values (?, ?, 'NOTICE', ?, ?, 'none', '', ?, '2040-01-01', utc_timestamp())",
                id,
                "test:" + id,
                id,
                COMMUNITY,
                state.name());
        for (long person : persons) {
            write(new NewMessage(person, MessageKind.NOTICE, "test:" + id, id, null, null, COMMUNITY, id));
        }
        return id;
    }

    private void write(NewMessage message) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> log.write(List.of(message)));
    }

    /** What lies in an inbox and nobody has decided on. */
    List<DeskMapper.Undecided> undecided(long person) {
        return desk.undecidedOf(
                jdbc.queryForList("select cause from message where person_id = ?", String.class, person).stream()
                        .map(cause -> new DeskMapper.Told(person, cause))
                        .toList());
    }

    /** As one server does it. */
    Decider decider() {
        return new Decider(desk, queue, purses, reaches, templates, transactions, new SimpleMeterRegistry(), clock);
    }

    Notes notes() {
        return new Notes(credits, packing, templates, transactions, new SimpleMeterRegistry(), clock);
    }

    /** As one server does it, by WeChat. */
    Sender sender() {
        return sender(weChat);
    }

    Sender sender(Way way) {
        return sender(way, transactions, clock);
    }

    /** One that notes by these transactions, and has that clock. */
    Sender sender(Way way, PlatformTransactionManager noting, Clock own) {
        DeliveryPacking deliveries =
                new DeliveryPacking(packing, desk, reaches, keys, letters, templates, events, clock);
        Notes notes = new Notes(credits, packing, templates, noting, new SimpleMeterRegistry(), clock);
        return new Sender(outbox.deliveries(), deliveries, way, notes, pace(way), couriers, own);
    }

    private Pace pace(Way way) {
        return new Pace(limits, redis::answering, way, 1);
    }

    /** While Redis is away, as one of so many servers. */
    Pace paceAlone(Way way, int servers) {
        return new Pace(limits, () -> false, way, servers);
    }

    /** WeChat, by templates that are configured so. */
    WeChatWay weChat(MessagingSettings.Template... configured) {
        MessagingSettings settings = new MessagingSettings(
                new MessagingSettings.WeChat(List.of(configured), 100),
                MessagingSettings.NONE.sms(),
                Map.of(),
                "19:00",
                1);
        return new WeChatWay(subscribeMessages, new Templates(settings), settings);
    }

    Sender digests(Way way) {
        return digests(way, digestPacking(() -> {}));
    }

    /** Digests, with something that happens after they were looked at. */
    DigestPacking digestPacking(Runnable then) {
        DigestBySms bySms = new DigestBySms(packing, queue, desk, reaches, templates, clock);
        return new DigestPacking(
                packing, desk, reaches, letters, templates, purses, bySms, outbox, transactions, clock) {
            @Override
            public Map<Long, Packed> pack(List<Claimed> claimed) {
                Map<Long, Packed> packed = super.pack(claimed);
                then.run();
                return packed;
            }
        };
    }

    Sender digests(Way way, Packing digests) {
        return new Sender(outbox.digests(), digests, way, notes(), pace(way), couriers, clock);
    }

    /** WeChat, with something that happens at each handing over. */
    Way weChat(UnaryOperator<Answer> then) {
        return weChatAnswering(parcel -> then.apply(weChat.send(parcel)));
    }

    /** WeChat, which says always the same and does nothing; how often it was asked to tell that person is counted. */
    Way weChatSaying(Answer answer, AtomicInteger asked, Member member) {
        return weChatAnswering(parcel -> {
            if (member.openid().equals(parcel.to().openid())) {
                asked.incrementAndGet();
            }
            return answer;
        });
    }

    /** WeChat, which answers that. */
    Way weChatAnswering(Function<Parcel, Answer> answer) {
        return weChatAnswering(answer, 100);
    }

    Way weChatAnswering(Function<Parcel, Answer> answer, int perSecond) {
        return new Way() {

            @Override
            public DeliveryChannel channel() {
                return DeliveryChannel.WECHAT;
            }

            @Override
            public int perSecond() {
                return perSecond;
            }

            @Override
            public Answer send(Parcel parcel) {
                return answer.apply(parcel);
            }
        };
    }

    /** Staff bring a broadcast into that state, and what goes out of it is brought in line. */
    void settle(long broadcast, BroadcastState state) {
        jdbc.update(
                "update broadcast set state = ?, settle_at = ?, settle_until = ? where id = ?",
                state.name(),
                clock.instant(),
                clock.instant(),
                broadcast);
        BroadcastSettling settling = new BroadcastSettling(broadcasts, new TransactionTemplate(transactions), clock);
        await().until(() -> {
            settling.round();
            return Objects.requireNonNull(jdbc.queryForObject(
                    "select coalesce(settle_at > ?, true) from broadcast where id = ?",
                    Boolean.class,
                    clock.instant(),
                    broadcast));
        });
    }

    /** While that is done the person's key cannot be opened. */
    void withoutGoodKey(Member member, Runnable work) {
        byte[] good =
                jdbc.queryForObject("select wrapped from person_key where person_id = ?", byte[].class, member.id());
        jdbc.update("update person_key set wrapped = repeat('x', 60) where person_id = ?", member.id());
        try {
            work.run();
        } finally {
            jdbc.update("update person_key set wrapped = ? where person_id = ?", good, member.id());
        }
    }

    SmsWay sms() {
        return sms;
    }

    WeChatWay weChat() {
        return weChat;
    }

    /** Until nothing of these persons is due any more. */
    void send(Sender sender, long... persons) {
        await().until(() -> {
            sender.round();
            return Arrays.stream(persons).allMatch(person -> due(person) == 0);
        });
    }

    /** The same by two ways: what one does not bring the other may. */
    void sendByEither(Sender one, Sender other, long... persons) {
        await().until(() -> {
            one.round();
            other.round();
            return Arrays.stream(persons).allMatch(person -> due(person) == 0);
        });
    }

    private int due(long person) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select (select count(*) from delivery where person_id = ? and state = 'WAITING' and due_at <= ?)"
                        + " + (select count(*) from message_digest where person_id = ? and state = 'WAITING' and due_at <= ?)",
                Integer.class,
                person,
                clock.instant(),
                person,
                clock.instant()));
    }

    /** How the person's deliveries stand, the oldest first, as in {@code WECHAT SENT}, with the failure if there is one. */
    List<String> deliveries(long person) {
        return jdbc
                .queryForList(
                        "select concat(channel, ' ', state, coalesce(concat(' ', failure), '')) as it from delivery"
                                + " where person_id = ? order by seq",
                        String.class,
                        person)
                .stream()
                .collect(Collectors.toList());
    }
}
