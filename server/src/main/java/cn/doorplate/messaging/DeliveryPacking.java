package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.messaging.PackingMapper.Content;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Messages that go out one by one. */
@Component
class DeliveryPacking implements Packing {

    /** What is wrong is the person's WeChat. */
    static final Set<DeliveryFailure> NOT_BY_WECHAT =
            EnumSet.of(DeliveryFailure.NOT_SUBSCRIBED, DeliveryFailure.NO_ADDRESS, DeliveryFailure.BLOCKED);

    private final PackingMapper rows;
    private final DeskMapper desk;
    private final Reaches reaches;
    private final PersonKeys keys;
    private final Letters letters;
    private final Templates templates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryPacking(
            PackingMapper rows,
            DeskMapper desk,
            Reaches reaches,
            PersonKeys keys,
            Letters letters,
            Templates templates,
            ApplicationEventPublisher events,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.reaches = reaches;
        this.keys = keys;
        this.letters = letters;
        this.templates = templates;
        this.events = events;
        this.clock = clock;
    }

    /** What is read once for all that were claimed together. */
    private record Known(
            Map<Long, Reach> reaches,
            Map<Long, MessageSettings> settings,
            Keyring ring,
            Map<Long, String> publishers,
            Instant now) {}

    @Override
    public Map<Long, Packed> pack(List<Claimed> claimed) {
        Map<Long, Content> contents = rows
                .contents(claimed.stream().map(Claimed::id).toList())
                .stream()
                .collect(Collectors.toMap(Content::id, Function.identity()));
        TreeSet<Long> persons = claimed.stream().map(Claimed::personId).collect(Collectors.toCollection(TreeSet::new));
        Known known = new Known(
                reaches.of(persons),
                settings(persons),
                keys.of(persons),
                letters.publishers(
                        contents.values().stream().map(Content::regionCode).collect(Collectors.toSet())),
                now());
        Map<Long, Packed> packed = new HashMap<>();
        claimed.forEach(it -> packed.put(it.id(), pack(it, contents.get(it.id()), known)));
        return packed;
    }

    private Packed pack(Claimed claimed, @Nullable Content content, Known known) {
        if (content == null || content.needless() || content.broadcastState() == BroadcastState.STOPPED) {
            return new Packed.Needless();
        }
        Long broadcast = content.broadcastId();
        if (broadcast != null && content.broadcastState() == BroadcastState.PAUSED) {
            return new Packed.Waits(broadcast);
        }
        Reach reach = known.reaches().get(claimed.personId());
        if (reach == null) {
            return new Packed.Cannot(DeliveryFailure.NO_ADDRESS);
        }
        return Wish.of(known.settings(), content.personId(), content.kind())
                .against(claimed.channel(), reach, known.now(), List.of())
                .orElseGet(() -> pack(claimed, content, reach, known));
    }

    private Packed pack(Claimed claimed, Content content, Reach reach, Known known) {
        return text(content, known.ring())
                .map(text -> letters.of(content, text, known.publishers()))
                .<Packed>map(letter ->
                        new Packed.Ready(claimed, new Parcel(reach, content.kind(), claimed.template(), letter)))
                .orElseGet(() -> new Packed.Cannot(DeliveryFailure.INVALID));
    }

    private static Optional<OwnText> text(Content content, Keyring ring) {
        if (content.title() != null && content.body() != null) {
            return Optional.of(new OwnText(content.title(), content.body()));
        }
        return content.ownSealed() == null
                ? Optional.empty()
                : OwnText.open(content.personId(), content.ownSealed(), ring);
    }

    @Override
    public void sent(Packed.Ready gone) {
        // Nothing hangs on one message.
    }

    @Override
    public void needless(Claimed it, List<Long> of) {
        // The same.
    }

    @Override
    public void elsewhere(Claimed it, List<Long> of) {
        MessageKind kind = rows.kind(it.id());
        if (kind != null && !it.inDoubt()) {
            bySms(it, kind);
        }
    }

    /**
     * SMS brings what WeChat turned out not to be able to, as it would have if that had been known when it was decided; of the
     * urgent also what WeChat could have brought, if only its side, or ours, were not broken.
     */
    @Override
    public void ended(Claimed it, DeliveryFailure why) {
        if (it.channel() != DeliveryChannel.WECHAT) {
            tellOfLink(it);
            return;
        }
        MessageKind kind = rows.kind(it.id());
        if (kind != null && (NOT_BY_WECHAT.contains(why) || (kind.cannotWait() && !it.inDoubt()))) {
            bySms(it, kind);
        }
    }

    private void tellOfLink(Claimed it) {
        Long subject = rows.subjectOfLink(it.id());
        if (subject != null) {
            events.publishEvent(new LinkUnsent(it.personId(), subject));
        }
    }

    /** The urgent does not wait for hours: where nothing is set up, or nobody answers twice, SMS brings it as well. */
    @Override
    public void delayed(Claimed it, DeliveryFailure why) {
        boolean broken = why == DeliveryFailure.MISCONFIGURED || it.attempts() > 1;
        if (it.channel() != DeliveryChannel.WECHAT || it.inDoubt() || !broken) {
            return;
        }
        MessageKind kind = rows.kind(it.id());
        if (kind != null && kind.cannotWait()) {
            bySms(it, kind);
        }
    }

    private void bySms(Claimed it, MessageKind kind) {
        Reach reach = reaches.of(List.of(it.personId())).get(it.personId());
        if (reach != null && reach.phone() != null && templates.sms(kind).isPresent()) {
            bySms(it, reach, Wish.of(settings(List.of(it.personId())), it.personId(), kind));
        }
    }

    private void bySms(Claimed it, Reach reach, Wish wish) {
        if (wish.bySms(reach) && !wish.mutes()) {
            Instant now = now();
            rows.bySms(Ids.next(), it.id(), wish.notBefore(now), now);
        }
    }

    private Map<Long, MessageSettings> settings(Collection<Long> persons) {
        return MessageSettingRow.byPerson(desk.settings(persons));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
