package cn.doorplate.alarm;

import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps an alarm, in one short transaction that waits for nobody: who is told of it is found out afterwards, by {@link AlarmSteps}, and so is
 * everything that needs more than the database.
 */
@Component
class AlarmRaising {

    /** So many in an hour, one after the other, by one device: who goes on has to call. */
    static final int MOST = 6;

    /** So often it is written that one was raised again; after that it is only counted. */
    private static final int PRESSES_WRITTEN = 20;

    private static final Duration WITHIN = Duration.ofHours(1);

    /** Two taps that meet: the second finds the first one's. */
    private static final int TRIES = 3;

    /** Together some 300 ms. */
    private static final int PATIENT_TRIES = 5;

    private static final Duration PAUSE = Duration.ofMillis(30);

    private static final String OPERATION = "alarmRaise";

    /** What is shorter than this many characters may be anybody's: it is taken for none. */
    private static final int SHORTEST_KEY = 16;

    /** What a key comes to that was called off before it arrived: no id. */
    private static final String NOTHING = "-";

    private final AlarmMapper rows;
    private final AlarmWriting writing;
    private final AlarmSeals seals;
    private final AlarmPlaces places;
    private final AlarmTimesDesk times;
    private final AlarmClock clock;
    private final Once once;
    private final Secrets secrets;

    AlarmRaising(
            AlarmMapper rows,
            AlarmWriting writing,
            AlarmSeals seals,
            AlarmPlaces places,
            AlarmTimesDesk times,
            AlarmClock clock,
            Once once,
            Secrets secrets) {
        this.rows = rows;
        this.writing = writing;
        this.seals = seals;
        this.places = places;
        this.times = times;
        this.clock = clock;
        this.once = once;
        this.secrets = secrets;
    }

    /**
     * What is sent with the tap, or by what somebody carries.
     *
     * @param locatedAt when they were there; null where it is now
     * @param personId of who is known; else null
     * @param caller whose device it is; where it has no name, the key is one
     */
    record Raised(
            String key,
            AlarmKind kind,
            @Nullable String plate,
            @Nullable Location location,
            @Nullable Double accuracy,
            @Nullable Instant locatedAt,
            @Nullable String words,
            @Nullable String phone,
            @Nullable Long personId,
            AlarmManner manner,
            Caller caller) {

        /** Says nothing of who raised it, nor where. */
        @Override
        public String toString() {
            return "Raised[" + kind + "]";
        }

        /** Keyed hashes: nobody reads from them who it was. */
        byte[] device(Secrets secrets) {
            return secrets.lasting("alarm.device", bytes(caller.device() == null ? key : caller.device()));
        }

        /** Null for what comes from inside: behind a proxy that nobody named, all callers look like one. */
        byte @Nullable [] network(Secrets secrets) {
            return caller.isInternal() ? null : secrets.lasting("alarm.network", bytes(caller.network()));
        }

        byte[] deviceAt(PlaceRef place, Secrets secrets) {
            String device = HexFormat.of().formatHex(device(secrets));
            return secrets.lasting("alarm.open", bytes("device:" + manner.open(device, place)));
        }

        byte @Nullable [] personAt(PlaceRef place, Secrets secrets) {
            return personId == null ? null : secrets.lasting("alarm.open", bytes("person:" + personId + ":" + place));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        AlarmContent content() {
            return new AlarmContent(
                    AlarmText.cut(words),
                    AlarmText.dialled(phone),
                    AlarmText.onEarth(location),
                    AlarmText.metres(accuracy),
                    locatedAt);
        }
    }

    /**
     * By its key alone, whoever they are by now: a session that ended between two tries makes no second alarm. Nor does what it says: who has
     * thought of more words has not raised another.
     *
     * @return the alarm's id: of a new one, of the one that they raised there before and that is open, or of the one that the key made
     * @throws Declined NO_PLACE, TOO_MANY, CALLED_OFF
     */
    long raise(Raised raised) {
        return raise(
                raised,
                places.find(raised.plate(), AlarmText.onEarth(raised.location()))
                        .orElseThrow(() -> Declined.at("place", AlarmErrorCode.NO_PLACE)));
    }

    /** The same where it is known. */
    long raise(Raised raised, AlarmPlace place) {
        AlarmTimes after = times.of(place.path().region());
        Open open = open(raised, place);
        for (int tried = 1; ; tried++) {
            try {
                return raisedBy(raised.key(), () -> Ids.toOpaque(kept(raised, place, after, open)))
                        .orElseThrow(() -> Declined.because(AlarmErrorCode.CALLED_OFF));
            } catch (DuplicateKeyException e) {
                if (tried >= TRIES) {
                    throw e;
                }
            } catch (PessimisticLockingFailureException | Unavailable e) {
                // Theirs is being passed on this moment, or their own twin is at it, and what they say anew is to be
                // kept.
                if (tried < PATIENT_TRIES) {
                    LockSupport.parkNanos(PAUSE.toNanos() * tried);
                    continue;
                }
                return there(raised, open).orElseThrow(() -> e);
            }
        }
    }

    /** The one that is open there, if nothing is lost by not counting one tap more. */
    private Optional<Long> there(Raised raised, Open open) {
        Instant now = clock.now();
        return rows.open(open.device(), open.person()).stream()
                .map(rows::find)
                .filter(row -> row != null && row.isOpen() && !row.isSettled(now))
                .filter(row -> raised.manner().kind(row.kind(), raised.kind()) == row.kind()
                        && raised.manner()
                                .content(seals.open(row), raised.content())
                                .equals(seals.open(row)))
                .map(AlarmRow::id)
                .findFirst();
    }

    /**
     * What somebody raised with this key and does not know to have arrived; where it has not, it never will.
     *
     * @return the alarm's id; empty where there is none
     */
    Optional<Long> withdraw(String key) {
        return key.length() < SHORTEST_KEY ? Optional.empty() : raisedBy(key, () -> NOTHING);
    }

    private Optional<Long> raisedBy(String given, Supplier<String> first) {
        String key = given.length() < SHORTEST_KEY ? UUID.randomUUID().toString() : given;
        String hash = HexFormat.of().formatHex(secrets.lasting("alarm.key", Raised.bytes(key)));
        String outcome = once.run(Actor.device(hash), OPERATION, hash, OPERATION, first);
        return outcome.equals(NOTHING) ? Optional.empty() : Optional.of(Ids.fromOpaque(outcome));
    }

    /** By which it is found while it is open: of a phone by the building, at whichever of its doors. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Open(byte[] device, byte @Nullable [] person) {}

    private Open open(Raised raised, AlarmPlace place) {
        PlaceRef where = place.building().orElse(place.path().place());
        return new Open(raised.deviceAt(where, secrets), raised.personAt(where, secrets));
    }

    private long kept(Raised raised, AlarmPlace place, AlarmTimes after, Open open) {
        Instant now = clock.now();
        List<Long> known = rows.open(open.device(), open.person());
        List<AlarmRow> held = known.isEmpty() ? List.of() : rows.holdNow(known);
        AlarmRow joined = null;
        for (AlarmRow row : held) {
            if (row.isOpen() && row.isSettled(now)) {
                writing.write(
                        new AlarmChange(row.ended(AlarmOutcome.LAPSED, now)).say(AlarmDeed.ENDED, AlarmOutcome.LAPSED),
                        now);
            } else if (row.isOpen() && (joined == null || Arrays.equals(row.openDevice(), open.device()))) {
                joined = row;
            }
        }
        if (joined != null) {
            pressed(joined, raised, place, now);
            return joined.id();
        }
        byte[] device = raised.device(secrets);
        if (raised.manner().isBounded() && rows.raisedSince(device, now.minus(WITHIN), MOST) >= MOST) {
            throw Declined.because(AlarmErrorCode.TOO_MANY, MOST);
        }
        return inserted(raised, place, after, open, device, now);
    }

    /** What it says anew counts; what it does not say stays. */
    private void pressed(AlarmRow held, Raised raised, AlarmPlace place, Instant now) {
        AlarmContent content = raised.manner().content(seals.open(held), raised.content());
        AlarmKind kind = raised.manner().kind(held.kind(), raised.kind());
        AlarmRow after = held.pressed(kind, seals.seal(held.id(), content));
        AlarmChange change =
                new AlarmChange(isNarrower(held, place) ? after.at(place.path().place()) : after);
        if (held.presses() < PRESSES_WRITTEN || held.kind() != kind) {
            change.say(AlarmDeed.PRESSED, raised.kind());
        }
        writing.write(change, now);
    }

    /** Whether it is a place within the one that is known, or that one itself instead of somewhere near it: now it is known which door. */
    private static boolean isNarrower(AlarmRow held, AlarmPlace place) {
        return place.metres() == null
                && place.path().contains(held.place())
                && (held.metres() != null || !place.path().place().equals(held.place()));
    }

    private long inserted(Raised raised, AlarmPlace place, AlarmTimes after, Open open, byte[] device, Instant now) {
        long id = Ids.next();
        seals.begin(id);
        AlarmRow row = new AlarmRow(
                id,
                raised.kind(),
                AlarmState.CALLING,
                null,
                device,
                open.device(),
                open.person(),
                raised.personId(),
                place.path().place().kind(),
                place.path().place().id(),
                place.metres(),
                place.path().region().firstBelow(RegionLevel.COMMUNITY),
                place.building().map(PlaceRef::id).orElse(null),
                seals.seal(id, raised.content()),
                null,
                0,
                1,
                0,
                after.communityAfter(),
                after.streetAfter(),
                now,
                null,
                null,
                null,
                null,
                now,
                0,
                AlarmChain.nothing());
        writing.insert(new AlarmChange(row).say(AlarmDeed.RAISED, raised.kind()), raised.network(secrets), now);
        return id;
    }
}
