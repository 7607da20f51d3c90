package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** A digest that WeChat does not bring is brought by SMS, to who wishes that. */
@Component
class DigestBySms {

    private final PackingMapper rows;
    private final DeliveryQueue queue;
    private final DeskMapper desk;
    private final Reaches reaches;
    private final Templates templates;
    private final Clock clock;

    DigestBySms(
            PackingMapper rows,
            DeliveryQueue queue,
            DeskMapper desk,
            Reaches reaches,
            Templates templates,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.desk = desk;
        this.reaches = reaches;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Takes over what a digest by WeChat was to tell of, within the caller's transaction.
     *
     * @return whether it does: not from another way, nor what the person may have seen already
     */
    boolean takes(Claimed it, List<Long> held) {
        PackingMapper.DigestRow digest = rows.digest(it.id());
        Wish wish = Wish.of(MessageSettingRow.byPerson(desk.settings(List.of(it.personId()))), it.personId(), null);
        if (it.channel() != DeliveryChannel.WECHAT
                || it.inDoubt()
                || held.isEmpty()
                || digest == null
                || !may(it, wish)) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        rows.heldForSms(held);
        queue.digestBySms(digest, wish.notBefore(now), now);
        return true;
    }

    private boolean may(Claimed it, Wish wish) {
        Reach reach = reaches.of(List.of(it.personId())).get(it.personId());
        return reach != null
                && reach.phone() != null
                && wish.bySms(reach)
                && templates.smsDigest().isPresent();
    }
}
