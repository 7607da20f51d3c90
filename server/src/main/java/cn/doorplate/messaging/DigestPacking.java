package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.messaging.PackingMapper.Held;
import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What was held back goes out as one line that says how many there are; what was read meanwhile does not count. */
@Component
class DigestPacking implements Packing {

    private static final Logger log = LoggerFactory.getLogger(DigestPacking.class);

    private final PackingMapper rows;
    private final DeskMapper desk;
    private final Reaches reaches;
    private final Letters letters;
    private final Templates templates;
    private final Credits credits;
    private final DigestBySms bySms;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestPacking(
            PackingMapper rows,
            DeskMapper desk,
            Reaches reaches,
            Letters letters,
            Templates templates,
            Credits credits,
            DigestBySms bySms,
            Outbox outbox,
            PlatformTransactionManager transactions,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.reaches = reaches;
        this.letters = letters;
        this.templates = templates;
        this.credits = credits;
        this.bySms = bySms;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What is read once for all that were claimed together. */
    private record Known(
            Map<Long, List<Held>> held,
            Map<Long, Reach> reaches,
            Map<Long, MessageSettings> settings,
            Map<Long, String> publishers,
            Instant now) {}

    @Override
    public Map<Long, Packed> pack(List<Claimed> claimed) {
        TreeSet<Long> persons = claimed.stream().map(Claimed::personId).collect(Collectors.toCollection(TreeSet::new));
        List<Held> held = rows.held(claimed.stream().map(Claimed::id).toList());
        Known known = new Known(
                held.stream().collect(Collectors.groupingBy(Held::digestId)),
                reaches.of(persons),
                MessageSettingRow.byPerson(desk.settings(persons)),
                letters.publishers(held.stream().map(Held::regionCode).collect(Collectors.toSet())),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Map<Long, Packed> packed = new HashMap<>();
        claimed.forEach(it -> packed.put(it.id(), pack(it, known)));
        return packed;
    }

    private Packed pack(Claimed claimed, Known known) {
        List<Held> held = known.held().getOrDefault(claimed.id(), List.of());
        List<Held> counted = held.stream()
                .filter(it -> !it.needless()
                        && !Wish.of(known.settings(), claimed.personId(), it.kind())
                                .mutes())
                .toList();
        Reach reach = known.reaches().get(claimed.personId());
        List<Long> of = held.stream().map(Held::id).toList();
        if (counted.isEmpty()) {
            return new Packed.Needless(of);
        }
        if (reach == null) {
            return new Packed.Cannot(DeliveryFailure.NO_ADDRESS);
        }
        return Wish.of(known.settings(), claimed.personId(), null)
                .against(claimed.channel(), reach, known.now(), of)
                .orElseGet(() -> pack(claimed, reach, letters.digest(counted, known.now(), known.publishers()), of));
    }

    private Packed pack(Claimed claimed, Reach reach, Letter letter, List<Long> toldOf) {
        try {
            return withConsent(claimed)
                    .<Packed>map(it -> new Packed.Ready(it, new Parcel(reach, null, it.template(), letter), toldOf))
                    .orElseGet(() -> new Packed.Cannot(
                            templates.weChatDigest().isEmpty()
                                    ? DeliveryFailure.MISCONFIGURED
                                    : DeliveryFailure.NOT_SUBSCRIBED));
        } catch (DataAccessException | TransactionException e) {
            // Nobody else's may be made ready again for it: consents were spent for some of them.
            log.warn("Digest {} is tried again later", claimed.id(), e);
            return new Packed.Cannot(DeliveryFailure.AWAY);
        }
    }

    /** Spends the consent that a digest by WeChat needs, once, however often it is tried. Empty if there is none left. */
    private Optional<Claimed> withConsent(Claimed claimed) {
        if (claimed.channel() != DeliveryChannel.WECHAT || claimed.template() != null) {
            return Optional.of(claimed);
        }
        return transaction.execute(status -> credits.open(List.of(claimed.personId()))
                .take(claimed.personId(), templates.weChatDigest())
                .map(taken -> claimed.with(taken.template(), taken.spent()))
                .filter(outbox.digests()::goesBy)
                .or(() -> {
                    status.setRollbackOnly();
                    return Optional.empty();
                }));
    }

    @Override
    public void sent(Packed.Ready gone) {
        over(gone.claimed(), gone.toldOf());
    }

    @Override
    public void needless(Claimed it, List<Long> of) {
        over(it, of);
    }

    @Override
    public void elsewhere(Claimed it, List<Long> of) {
        over(it, bySms.takes(it, of) ? List.of() : of);
    }

    /** What was held since it was made ready is told by another. */
    private void over(Claimed it, List<Long> of) {
        end(of, DeliveryState.DROPPED, null);
        Instant due = rows.heldUntil(it.id());
        if (due != null) {
            rows.beginAnew(it.id(), due);
        }
    }

    @Override
    public void delayed(Claimed it, DeliveryFailure why) {
        // None of what is held cannot wait.
    }

    /**
     * What it was to tell of goes out by SMS where that is wished, or has failed with it, for staff to see: held for no digest, it
     * would lie there and tell nobody.
     */
    @Override
    public void ended(Claimed it, DeliveryFailure why) {
        List<Long> held =
                rows.held(List.of(it.id())).stream().map(Held::id).sorted().toList();
        boolean taken = DeliveryPacking.NOT_BY_WECHAT.contains(why) && bySms.takes(it, held);
        if (!taken) {
            end(held, DeliveryState.FAILED, why);
        }
    }

    private void end(List<Long> held, DeliveryState state, @Nullable DeliveryFailure why) {
        if (!held.isEmpty()) {
            rows.end(held, state, why);
        }
    }
}
