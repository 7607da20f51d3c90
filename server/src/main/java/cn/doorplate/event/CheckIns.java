package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** People at the door who check in by themselves. */
@Service
class CheckIns {

    /** Six digits must not be tried out. */
    private static final RateLimit GUESSES =
            new RateLimit("event-door-codes-of-person", 10, Duration.ofMinutes(10), WhenRedisIsAway.LOCAL);

    private final Events events;
    private final DoorCodes codes;
    private final RateLimits limits;
    private final SignUpMapper rows;
    private final DoorMapper door;
    private final Capacity capacity;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;

    CheckIns(
            Events events,
            DoorCodes codes,
            RateLimits limits,
            SignUpMapper rows,
            DoorMapper door,
            Capacity capacity,
            Arrivals arrivals,
            TransactionTemplate transaction) {
        this.events = events;
        this.codes = codes;
        this.limits = limits;
        this.rows = rows;
        this.door = door;
        this.capacity = capacity;
        this.arrivals = arrivals;
        this.transaction = transaction;
    }

    /**
     * What came in.
     *
     * @param event of which the digits are
     * @param signUps only these; null for all that the caller has there
     */
    record EventCheckInInput(
            String code, @Nullable String event, @Nullable List<String> signUps) {

        /** Says no code. */
        @Override
        public String toString() {
            return "EventCheckInInput[" + event + "]";
        }
    }

    /** Who is checked in, and where. */
    record Done(Event event, List<SignUpRow> signUps) {}

    /** @throws Declined CODE_OLD, TOO_OFTEN, NOT_NOW, OFFERED, NO_PLACE */
    Done checkIn(Viewer viewer, EventCheckInInput input) {
        DoorCodeSaid said = DoorCodeSaid.read(input.code(), input.event()).orElseThrow(() -> wrong(viewer));
        Event event = events.find(said.event())
                .filter(found -> found.row().publishedAt() != null)
                .orElseThrow(() -> wrong(viewer));
        if (!DoorTimes.isOpen(event)) {
            throw Declined.because(DoorErrorCode.NOT_NOW);
        }
        requireGood(viewer, event, said);
        return transaction.execute(status -> new Done(event, checkedIn(viewer, event, input.signUps())));
    }

    /** Digits cost one of the guesses before anybody looks at them: many at once are not more. */
    private void requireGood(Viewer viewer, Event event, DoorCodeSaid said) {
        if (said.typed()) {
            guess(viewer);
        }
        if (!codes.isGood(event, said)) {
            throw said.typed() ? Declined.at("code", DoorErrorCode.CODE_OLD) : wrong(viewer);
        }
        if (said.typed()) {
            limits.giveBack(GUESSES, person(viewer));
        }
    }

    private Declined wrong(Viewer viewer) {
        guess(viewer);
        return Declined.at("code", DoorErrorCode.CODE_OLD);
    }

    private void guess(Viewer viewer) {
        if (!limits.take(GUESSES, person(viewer))) {
            throw Declined.because(DoorErrorCode.TOO_OFTEN);
        }
    }

    private static String person(Viewer viewer) {
        return "person:" + viewer.personId();
    }

    /** The sign-ups are held first: who gives one back meanwhile has done so before, or comes too late. */
    private List<SignUpRow> checkedIn(Viewer viewer, Event event, @Nullable List<String> named) {
        List<SignUpRow> own = rows.ownAt(viewer.personId(), List.of(event.number())).stream()
                .filter(row -> named == null || named.contains(Ids.toOpaque(row.id())))
                .toList();
        if (own.isEmpty()) {
            throw Declined.because(DoorErrorCode.NO_PLACE);
        }
        door.hold(own.stream().map(SignUpRow::id).toList());
        Map<Long, Claim> claims = capacity.claims(
                event.number(), own.stream().map(SignUpRow::holder).toList());
        List<SignUpRow> placed = own.stream()
                .filter(row -> SignUpViews.holdsPlace(claims, row.holder()))
                .toList();
        if (placed.isEmpty()) {
            throw Declined.because(isOffered(claims) ? DoorErrorCode.OFFERED : DoorErrorCode.NO_PLACE);
        }
        placed.forEach(row -> arrivals.record(event, row, event.now(), CheckInWay.DOOR_CODE, viewer.personId()));
        return rows.selectByIds(placed.stream().map(SignUpRow::id).toList());
    }

    private static boolean isOffered(Map<Long, Claim> claims) {
        return claims.values().stream().anyMatch(claim -> claim.state() == ClaimState.OFFERED);
    }
}
