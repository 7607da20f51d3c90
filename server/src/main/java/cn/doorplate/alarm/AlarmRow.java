package cn.doorplate.alarm;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code alarm}: its life is in methods that make the row as it is afterwards.
 *
 * @param device a keyed hash of what raised it
 * @param openDevice one of the place with the device, while it is open
 * @param openPerson one of the place with the person, while it is open; null where they are not known
 * @param personId who raised it; null where they are not known, and once forgotten
 * @param metres to the place, from the position that was sent; null where it is the place itself
 * @param region the community; of what lies in none the region's code, filled up with zeros to 12 digits
 * @param building in which it lies; null where it lies in none
 * @param content sealed with the alarm's own key; null once forgotten
 * @param stage the last level that was told
 * @param reminders how often all were told again
 * @param additions how often something was added
 * @param dueAt when time does something next
 * @param seq number of its last event
 * @param head hash of its last event
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AlarmRow(
        long id,
        AlarmKind kind,
        AlarmState state,
        @Nullable AlarmOutcome outcome,
        byte[] device,
        byte @Nullable [] openDevice,
        byte @Nullable [] openPerson,
        @Nullable Long personId,
        PlaceKind placeKind,
        long placeId,
        @Nullable Integer metres,
        long region,
        @Nullable Long building,
        byte @Nullable [] content,
        @Nullable AlarmStage stage,
        int reminders,
        int presses,
        int additions,
        int communityAfter,
        int streetAfter,
        Instant raisedAt,
        @Nullable Instant seenAt,
        @Nullable Instant comingAt,
        @Nullable Instant thereAt,
        @Nullable Instant endedAt,
        @Nullable Instant dueAt,
        int seq,
        byte[] head) {

    PlaceRef place() {
        return new PlaceRef(placeKind, placeId);
    }

    /** In which it lies, as it is named. */
    RegionCode in() {
        return new RegionCode(placeKind == PlaceKind.REGION ? placeId : region);
    }

    boolean isOpen() {
        return state.isOpen();
    }

    boolean isOf(long person) {
        return personId != null && personId == person;
    }

    /** When it is passed on from its stage, if nobody comes; null where there is no stage behind it. */
    @Nullable Instant passedOnAt() {
        if (state != AlarmState.CALLING || stage == null || stage == AlarmStage.STREET) {
            return null;
        }
        return raisedAt.plusSeconds(stage == AlarmStage.NEIGHBOURS ? communityAfter : streetAfter);
    }

    /** Whether time has something to do. */
    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** Raised again while it is open, perhaps for something else. */
    AlarmRow pressed(AlarmKind pressedKind, byte[] sealed) {
        return change().presses(presses + 1).kind(pressedKind).content(sealed).row();
    }

    /** It is there, and no longer only near it. */
    AlarmRow at(PlaceRef exactly) {
        return change().place(exactly).row();
    }

    /** Whether it is as good as over, and who raises one there again needs somebody anew. */
    boolean isSettled(Instant now) {
        return thereAt != null
                && state == AlarmState.THERE
                && thereAt.plus(AlarmTimes.SETTLED).isBefore(now);
    }

    /** Who raised it is elsewhere. */
    AlarmRow moved(byte[] sealed) {
        return change().content(sealed).row();
    }

    AlarmRow added(byte[] sealed) {
        return change().content(sealed).additions(additions + 1).row();
    }

    /** That level was told, at its time or, where it could not be earlier, later. */
    AlarmRow told(AlarmStage told, Instant now) {
        AlarmRow row = change().stage(told).row();
        Instant next = row.passedOnAt();
        Instant due = next == null ? now.plus(AlarmTimes.REMIND) : next;
        return row.change().dueAt(due).row();
    }

    AlarmRow reminded(Instant now) {
        return change().reminders(reminders + 1)
                .dueAt(now.plus(AlarmTimes.remindAfter(reminders + 1)))
                .row();
    }

    /**
     * Somebody said so.
     *
     * @param minutes in which they come, if they said it
     */
    AlarmRow answered(AlarmAnswer answer, @Nullable Integer minutes, Instant now) {
        Change to = change();
        if (seenAt == null) {
            to.seenAt(now);
        }
        if (answer == AlarmAnswer.COMING && state != AlarmState.THERE) {
            to.state(AlarmState.COMING).comingAt(comingAt == null ? now : comingAt);
            to.dueAt(later(dueAt, now.plus(AlarmTimes.arrive(minutes))));
        }
        if (answer == AlarmAnswer.THERE && state != AlarmState.THERE) {
            to.state(AlarmState.THERE)
                    .comingAt(comingAt == null ? now : comingAt)
                    .thereAt(thereAt == null ? now : thereAt)
                    .dueAt(raisedAt.plus(AlarmTimes.LASTS));
        }
        return to.row();
    }

    /** While it calls, its time is that of the next level, and says nothing of who comes. */
    private Instant later(@Nullable Instant due, Instant arrival) {
        return state == AlarmState.COMING && due != null && due.isAfter(arrival) ? due : arrival;
    }

    /**
     * Others have gone, and somebody is still on the way.
     *
     * @param until when the last of them said to be there
     */
    AlarmRow coming(Instant until) {
        return change().state(AlarmState.COMING).dueAt(until).row();
    }

    /** Is due at another time than it seemed. */
    AlarmRow dueAt(Instant due) {
        return change().dueAt(due).row();
    }

    /** Nobody is coming any more: it calls again, and is passed on without waiting. */
    AlarmRow calling(Instant now) {
        return change().state(AlarmState.CALLING).dueAt(now).row();
    }

    AlarmRow ended(AlarmOutcome with, Instant now) {
        return change().state(AlarmState.ENDED)
                .outcome(with)
                .endedAt(now)
                .dueAt(null)
                .closed()
                .row();
    }

    /** After its next event. */
    AlarmRow behind(byte[] hash) {
        return change().seq(seq + 1).head(hash).row();
    }

    private Change change() {
        return new Change(this);
    }

    /** What is to be different. */
    private static final class Change {

        private final AlarmRow of;
        private AlarmState state;
        private @Nullable AlarmOutcome outcome;
        private AlarmKind kind;
        private byte @Nullable [] openDevice;
        private byte @Nullable [] openPerson;
        private byte @Nullable [] content;
        private @Nullable AlarmStage stage;
        private int reminders;
        private int presses;
        private int additions;
        private @Nullable Instant seenAt;
        private @Nullable Instant comingAt;
        private @Nullable Instant thereAt;
        private @Nullable Instant endedAt;
        private @Nullable Instant dueAt;
        private int seq;
        private byte[] head;
        private PlaceRef place;
        private @Nullable Integer metres;

        Change(AlarmRow of) {
            this.of = of;
            state = of.state;
            outcome = of.outcome;
            kind = of.kind;
            openDevice = of.openDevice;
            openPerson = of.openPerson;
            content = of.content;
            stage = of.stage;
            reminders = of.reminders;
            presses = of.presses;
            additions = of.additions;
            seenAt = of.seenAt;
            comingAt = of.comingAt;
            thereAt = of.thereAt;
            endedAt = of.endedAt;
            dueAt = of.dueAt;
            seq = of.seq;
            head = of.head;
            place = of.place();
            metres = of.metres;
        }

        Change place(PlaceRef it) {
            place = it;
            metres = null;
            return this;
        }

        Change state(AlarmState it) {
            state = it;
            return this;
        }

        Change outcome(AlarmOutcome it) {
            outcome = it;
            return this;
        }

        Change kind(AlarmKind it) {
            kind = it;
            return this;
        }

        /** Others may be raised there again. */
        Change closed() {
            openDevice = null;
            openPerson = null;
            return this;
        }

        Change content(byte[] it) {
            content = it;
            return this;
        }

        Change stage(AlarmStage it) {
            stage = it;
            return this;
        }

        Change reminders(int it) {
            reminders = it;
            return this;
        }

        Change presses(int it) {
            presses = it;
            return this;
        }

        Change additions(int it) {
            additions = it;
            return this;
        }

        Change seenAt(Instant it) {
            seenAt = it;
            return this;
        }

        Change comingAt(Instant it) {
            comingAt = it;
            return this;
        }

        Change thereAt(Instant it) {
            thereAt = it;
            return this;
        }

        Change endedAt(Instant it) {
            endedAt = it;
            return this;
        }

        Change dueAt(@Nullable Instant it) {
            dueAt = it;
            return this;
        }

        Change seq(int it) {
            seq = it;
            return this;
        }

        Change head(byte[] it) {
            head = it;
            return this;
        }

        AlarmRow row() {
            return new AlarmRow(
                    of.id,
                    kind,
                    state,
                    outcome,
                    of.device,
                    openDevice,
                    openPerson,
                    of.personId,
                    place.kind(),
                    place.id(),
                    metres,
                    of.region,
                    of.building,
                    content,
                    stage,
                    reminders,
                    presses,
                    additions,
                    of.communityAfter,
                    of.streetAfter,
                    of.raisedAt,
                    seenAt,
                    comingAt,
                    thereAt,
                    endedAt,
                    dueAt,
                    seq,
                    head);
        }
    }
}
