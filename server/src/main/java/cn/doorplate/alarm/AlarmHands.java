package cn.doorplate.alarm;

import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who answer alarms: they have seen one, come, are there, cannot, and say what came of it. */
@Component
class AlarmHands {

    private static final int LONGEST_WAY = 60;

    private final AlarmMapper rows;
    private final AlarmHandMapper hands;
    private final AlarmSight sight;
    private final AlarmWriting writing;
    private final AlarmSeals seals;
    private final AlarmTelling telling;
    private final AlarmPlaces places;
    private final AlarmClock clock;

    AlarmHands(
            AlarmMapper rows,
            AlarmHandMapper hands,
            AlarmSight sight,
            AlarmWriting writing,
            AlarmSeals seals,
            AlarmTelling telling,
            AlarmPlaces places,
            AlarmClock clock) {
        this.rows = rows;
        this.hands = hands;
        this.sight = sight;
        this.writing = writing;
        this.seals = seals;
        this.telling = telling;
        this.places = places;
        this.clock = clock;
    }

    /**
     * What one said already it does not say again.
     *
     * @param minutes in which they are there; only with COMING
     * @throws Declined NOT_FOUND, ENDED, RANGE
     */
    @Transactional
    public void answer(Viewer viewer, long id, AlarmAnswer answer, @Nullable Integer minutes) {
        if (minutes != null && (answer != AlarmAnswer.COMING || minutes < 1 || minutes > LONGEST_WAY)) {
            throw Declined.at("minutes", AlarmErrorCode.RANGE, 1, LONGEST_WAY);
        }
        AlarmRow row = hold(id);
        AlarmSight.Hat hat = hat(viewer, row);
        if (!row.isOpen()) {
            throw Declined.because(AlarmErrorCode.ENDED);
        }
        AlarmHandRow before = hat.hand();
        if (before != null && isSaid(before, answer, minutes)) {
            return;
        }
        Instant now = clock.now();
        hands.put(new AlarmHandRow(
                id,
                viewer.personId(),
                hat.role(),
                before == null ? null : before.stage(),
                before == null ? now : before.toldAt(),
                answer,
                now,
                minutes));
        AlarmChange change = new AlarmChange(row.answered(answer, minutes, now));
        change.sayBy(viewer.personId(), AlarmDeed.of(answer), null, hat.role(), minutes == null ? "" : minutes);
        if (answer == AlarmAnswer.CANNOT) {
            change.to(without(change.row(), now));
        }
        AlarmRow after = writing.write(change, now);
        if (row.state() == AlarmState.CALLING && after.state() != AlarmState.CALLING) {
            telling.coming(after, where(after), now);
        }
    }

    /** Who comes has seen it; who is there came. */
    private static boolean isSaid(AlarmHandRow hand, AlarmAnswer answer, @Nullable Integer minutes) {
        AlarmAnswer before = hand.answer();
        if (before == null || answer == AlarmAnswer.CANNOT) {
            return before == answer;
        }
        return before == answer
                ? Objects.equals(hand.minutes(), minutes)
                : before != AlarmAnswer.CANNOT && answer.compareTo(before) < 0;
    }

    /** Where nobody comes any more it calls again; where nobody can, it does not wait for its time. */
    private AlarmRow without(AlarmRow row, Instant now) {
        List<AlarmHandRow> all = hands.of(List.of(row.id()));
        boolean there = all.stream().anyMatch(it -> it.answer() == AlarmAnswer.THERE);
        Optional<Instant> expected =
                all.stream().flatMap(it -> it.expectedAt().stream()).max(Comparator.naturalOrder());
        return switch (row.state()) {
            case CALLING ->
                row.passedOnAt() != null && all.stream().allMatch(it -> it.answer() == AlarmAnswer.CANNOT)
                        ? row.dueAt(now)
                        : row;
            case COMING, THERE -> there ? row : expected.map(row::coming).orElseGet(() -> row.calling(now));
            case ENDED -> row;
        };
    }

    /**
     * A second time, with the same, it does nothing.
     *
     * @throws Declined NOT_FOUND, ENDED, NOT_COMING, NO_OUTCOME, TOO_LONG
     */
    @Transactional
    public void end(Viewer viewer, long id, AlarmOutcome outcome, @Nullable String words) {
        if (!outcome.isForHands()) {
            throw Declined.at("outcome", AlarmErrorCode.NO_OUTCOME);
        }
        String said = AlarmText.words(words);
        AlarmRow row = hold(id);
        AlarmSight.Hat hat = hat(viewer, row);
        if (!hat.endsIt()) {
            throw Declined.because(AlarmErrorCode.NOT_COMING);
        }
        if (row.outcome() == outcome) {
            return;
        }
        if (!row.isOpen()) {
            throw Declined.because(AlarmErrorCode.ENDED);
        }
        Instant now = clock.now();
        // Of what is forgotten nothing new is kept.
        byte @Nullable [] sealed = said == null || row.content() == null ? null : seals.words(id, said);
        AlarmChange change = new AlarmChange(row.ended(outcome, now));
        AlarmRow after =
                writing.write(change.sayBy(viewer.personId(), AlarmDeed.ENDED, sealed, outcome, hat.role()), now);
        List<Long> others = hands.of(List.of(id)).stream()
                .filter(hand -> hand.isComing() && hand.personId() != viewer.personId())
                .map(AlarmHandRow::personId)
                .toList();
        telling.over(after, where(after), others, now);
    }

    private AlarmRow hold(long id) {
        AlarmRow row = rows.hold(id);
        if (row == null) {
            throw notFound();
        }
        return row;
    }

    private AlarmSight.Hat hat(Viewer viewer, AlarmRow row) {
        return sight.of(viewer, row).orElseThrow(AlarmHands::notFound);
    }

    private String where(AlarmRow row) {
        return places.words(List.of(row)).getOrDefault(row.id(), "");
    }

    private static Declined notFound() {
        return Declined.at("alarm", CommonErrorCode.NOT_FOUND);
    }
}
