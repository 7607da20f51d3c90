package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import cn.doorplate.messaging.DeskMapper.Going;
import cn.doorplate.messaging.DeskMapper.Undecided;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By which way each of some messages goes out, and when: what people set, what they allowed, and how much is enough. */
final class Ruling {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Templates templates;
    private final Instant now;
    private final Map<Long, MessageSettings> settings;
    private final Map<Long, Reach> reaches;
    private final Credits.Purse purse;
    private final Map<Quota, Integer> going = new HashMap<>();

    private record Quota(long personId, MessageKind kind, LocalDate day) {}

    /** @param sent what goes out to these persons today, or later */
    Ruling(
            Templates templates,
            Instant now,
            Map<Long, MessageSettings> settings,
            Map<Long, Reach> reaches,
            Credits.Purse purse,
            List<Going> sent) {
        this.templates = templates;
        this.now = now;
        this.settings = settings;
        this.reaches = reaches;
        this.purse = purse;
        sent.forEach(it -> going.merge(new Quota(it.personId(), it.kind(), day(it.goesAt())), 1, Integer::sum));
    }

    /** Empty if it goes out by none. */
    Optional<Decision> decide(Undecided message) {
        Reach reach = reaches.get(message.personId());
        Wish wish = Wish.of(settings, message.personId(), message.kind());
        if (message.needless() || reach == null || reach.child() || wish.mutes()) {
            return Optional.empty();
        }
        Instant due = wish.notBefore(now);
        boolean full = going.getOrDefault(quota(message, due), 0) >= templates.bound(message.kind());
        if (full && !message.linked()) {
            return held(message, reach, wish, due);
        }
        Optional<Decision> decision = message.linked()
                ? linked(message, reach, wish, full ? wish.notBefore(morningAfter(due)) : due)
                : goesOut(message, reach, wish, due);
        decision.ifPresent(it -> going.merge(quota(message, it.dueAt()), 1, Integer::sum));
        return decision;
    }

    private static Quota quota(Undecided message, Instant due) {
        return new Quota(message.personId(), message.kind(), day(due));
    }

    /** An address is in no digest, and WeChat brings none. */
    private Optional<Decision> linked(Undecided message, Reach reach, Wish wish, Instant due) {
        return reach.phone() != null && wish.bySms(reach) && templates.smsLink().isPresent()
                ? Optional.of(Decision.bySms(message, due))
                : Optional.empty();
    }

    private Optional<Decision> goesOut(Undecided message, Reach reach, Wish wish, Instant due) {
        Optional<Credits.Taken> taken = reach.openid() == null || !wish.byWeChat()
                ? Optional.empty()
                : purse.take(message.personId(), templates.weChat(message.kind()));
        if (taken.isPresent()) {
            return taken.map(it -> Decision.byWeChat(message, due, it));
        }
        return reach.phone() != null
                        && wish.bySms(reach)
                        && templates.sms(message.kind()).isPresent()
                ? Optional.of(Decision.bySms(message, due))
                : Optional.empty();
    }

    private Optional<Decision> held(Undecided message, Reach reach, Wish wish, Instant due) {
        Instant digest = digestAfter(due, wish);
        if (reach.openid() != null && wish.byWeChat() && purse.allows(message.personId(), templates.weChatDigest())) {
            return Optional.of(Decision.held(message, DeliveryChannel.WECHAT, digest));
        }
        return reach.phone() != null
                        && wish.bySms(reach)
                        && templates.smsDigest().isPresent()
                ? Optional.of(Decision.held(message, DeliveryChannel.SMS, digest))
                : Optional.empty();
    }

    /** That day's digest, or the next morning's. */
    private Instant digestAfter(Instant due, Wish wish) {
        Instant today = at(day(due), templates.digestAt());
        return wish.notBefore(today.isBefore(due) ? morningAfter(due) : today);
    }

    private static Instant morningAfter(Instant moment) {
        return at(day(moment).plusDays(1), MORNING);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(QuietHours.ZONE).toInstant();
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, QuietHours.ZONE);
    }
}
