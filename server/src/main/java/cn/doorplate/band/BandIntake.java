package cn.doorplate.band;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Reserve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what a band sends: once, from that band and no other, and watches what it says. */
@Component
class BandIntake {

    private final BandMapper bands;
    private final BandReadingMapper readings;
    private final BandCallMapper calls;
    private final BandCalls raising;
    private final BandSeals seals;
    private final BandClock clock;
    private final TransactionTemplate transaction;

    BandIntake(
            BandMapper bands,
            BandReadingMapper readings,
            BandCallMapper calls,
            BandCalls raising,
            BandSeals seals,
            BandClock clock,
            TransactionTemplate transaction) {
        this.bands = bands;
        this.readings = readings;
        this.calls = calls;
        this.raising = raising;
        this.seals = seals;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What came of a message. */
    enum Outcome {
        /** It is kept; so it is where it was before. */
        TAKEN,
        /** Its number is used up: the band has lost count, and is to go on behind the last. */
        PASSED,
        /** There is no such band, or no more. */
        UNKNOWN,
        /** It is not signed with the secret of the band that it names. */
        UNSIGNED,
        /** It is no message. */
        MALFORMED
    }

    /**
     * What the band is told.
     *
     * @param last the highest number that was taken; null unless it is PASSED
     */
    record Answer(Outcome outcome, @Nullable Long last) {

        private static Answer of(Outcome outcome) {
            return new Answer(outcome, null);
        }
    }

    /**
     * What is written at once.
     *
     * @param followed the alarm for which the wearer is followed; null for none
     * @param fix the last position; null where the message tells none
     */
    private record Written(
            Answer answer,
            List<BandCallRow> calls,
            @Nullable Long followed,
            @Nullable BandReading fix) {

        private static Written nothing(Answer answer) {
            return new Written(answer, List.of(), null, null);
        }
    }

    /** With which of its secrets a message is signed. */
    private enum SignedBy {
        NEW,
        OLD,
        NEITHER
    }

    /**
     * Not within a transaction: it is one of its own, and what it calls for is raised after it.
     *
     * @throws DataAccessException if it could not be kept
     */
    Answer take(BandSignature signature, byte[] body) {
        Instant now = clock.now();
        Optional<List<BandReading>> read = BandMessage.read(body, signature.time(), now);
        boolean pressed =
                read.map(told -> told.stream().anyMatch(BandReading::sos)).orElse(false);
        BandRow band = find(signature.serial(), pressed);
        if (band == null || band.status() == BandStatus.RETIRED) {
            return Answer.of(Outcome.UNKNOWN);
        }
        if (signedBy(band, signature, body) == SignedBy.NEITHER) {
            return Answer.of(Outcome.UNSIGNED);
        }
        if (read.isEmpty()) {
            return Answer.of(Outcome.MALFORMED);
        }
        List<BandReading> told = read.get();
        return pressed
                ? Reserve.ALARMS.call(() -> take(band.id(), signature, body, told, now))
                : take(band.id(), signature, body, told, now);
    }

    /** Whoever it is that asks, by everybody's connections; only where none is left, what says to be urgent has another. */
    private @Nullable BandRow find(String serial, boolean pressed) {
        try {
            return bands.bySerial(serial);
        } catch (DataAccessException e) {
            if (!pressed) {
                throw e;
            }
            return Reserve.ALARMS.call(() -> bands.bySerial(serial));
        }
    }

    private Answer take(long id, BandSignature signature, byte[] body, List<BandReading> told, Instant now) {
        Written written = transaction.execute(status -> write(id, signature, body, told, now));
        if (written == null) {
            return Answer.of(Outcome.UNKNOWN);
        }
        written.calls().forEach(raising::raise);
        if (written.followed() != null && written.fix() != null) {
            raising.follow(id, written.followed(), written.fix());
        }
        return written.answer();
    }

    private Written write(long id, BandSignature signature, byte[] body, List<BandReading> told, Instant now) {
        BandRow band = bands.hold(id);
        if (band == null || band.status() == BandStatus.RETIRED) {
            return Written.nothing(Answer.of(Outcome.UNKNOWN));
        }
        SignedBy by = signedBy(band, signature, body);
        if (by == SignedBy.NEITHER) {
            return Written.nothing(Answer.of(Outcome.UNSIGNED));
        }
        // With a new secret a band counts from wherever it does.
        boolean begins = by == SignedBy.NEW && band.oldKeySealed() != null;
        BandWindow window = begins ? BandWindow.NOTHING : new BandWindow(band.counter(), band.seen());
        return switch (window.of(signature.number(), body)) {
            case NEW -> {
                BandWindow after = window.with(signature.number(), body);
                yield kept(band, after, by == SignedBy.OLD, told, now);
            }
            case TAKEN -> Written.nothing(Answer.of(Outcome.TAKEN));
            case PASSED -> Written.nothing(new Answer(Outcome.PASSED, window.highest()));
        };
    }

    private SignedBy signedBy(BandRow band, BandSignature signature, byte[] body) {
        if (signature.isBy(seals.openKey(band.keySealed()), body)) {
            return SignedBy.NEW;
        }
        byte @Nullable [] old = band.oldKeySealed();
        return old != null && signature.isBy(seals.openKey(old), body) ? SignedBy.OLD : SignedBy.NEITHER;
    }

    private Written kept(BandRow band, BandWindow window, boolean keepsOld, List<BandReading> told, Instant now) {
        Answer taken = Answer.of(Outcome.TAKEN);
        Long wearer = band.worn();
        Keyring ring = wearer == null ? null : seals.ring(wearer);
        if (wearer == null || ring == null || !ring.has(wearer)) {
            // Of nobody nothing is kept; but that somebody pressed it.
            boolean pressed = told.stream().anyMatch(BandReading::sos);
            bands.taken(band.id(), window, band.state(), keepsOld, now);
            return pressed
                    ? new Written(taken, List.of(called(band, null, BandCallReason.SOS, null, now)), null, null)
                    : Written.nothing(taken);
        }
        BandWatch.Watched watched = BandWatch.over(
                seals.care(ring, wearer, band.care()), seals.state(ring, wearer, band.state()), told, now);
        List<BandCallRow> rows = new ArrayList<>();
        for (BandCall call : watched.calls()) {
            rows.add(called(band, wearer, call.reason(), seals.call(ring, wearer, call), now));
        }
        if (!told.isEmpty()) {
            Instant until = told.get(told.size() - 1).at();
            readings.insert(Ids.next(), band.id(), wearer, until, seals.readings(ring, wearer, told), now);
        }
        BandState state = watched.state().since(now.minus(BandState.KEPT));
        bands.taken(band.id(), window, seals.state(ring, wearer, state), keepsOld, now);
        BandReading fix = told.stream()
                .filter(it -> it.location() != null)
                .reduce((one, later) -> later)
                .orElse(null);
        return new Written(taken, rows, band.alarmId(), fix);
    }

    private BandCallRow called(
            BandRow band, @Nullable Long wearer, BandCallReason reason, byte @Nullable [] sealed, Instant now) {
        BandCallRow row = new BandCallRow(Ids.next(), band.id(), wearer, reason, sealed, 0, now);
        calls.insert(row, now.plus(BandCalls.SOON));
        return row;
    }
}
