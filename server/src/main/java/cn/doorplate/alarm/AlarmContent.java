package cn.doorplate.alarm;

import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is personal in an alarm, kept as one sealed document.
 *
 * @param phone to call back
 * @param location in GCJ-02, as the phone said
 * @param accuracy metres
 * @param locatedAt when they were there; null where it was not said
 */
record AlarmContent(
        @Nullable String words,
        @Nullable String phone,
        @Nullable Location location,
        @Nullable Double accuracy,
        @Nullable Instant locatedAt) {

    static final AlarmContent NOTHING = new AlarmContent(null, null, null, null, null);

    /** Who walks is not followed step by step. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private static final int STEPS = 50;

    /** What is not said anew stays. */
    AlarmContent with(@Nullable String newWords, @Nullable String newPhone) {
        return new AlarmContent(
                newWords == null ? words : newWords,
                newPhone == null ? phone : newPhone,
                location,
                accuracy,
                locatedAt);
    }

    /** What the later one does not say stays, and so does a position that is newer than its. */
    AlarmContent over(AlarmContent later) {
        AlarmContent merged = with(later.words(), later.phone());
        return later.location() == null || isNewerThan(later)
                ? merged
                : merged.at(later.location(), later.accuracy(), later.locatedAt());
    }

    /** The same, but that what was said before stays beside what is said now, as far as there is room. */
    AlarmContent beside(AlarmContent later) {
        AlarmContent merged = over(later);
        return words == null || later.words() == null || words.contains(later.words())
                ? merged.with(words, null)
                : merged.with(AlarmText.cut(later.words() + "\n" + words), null);
    }

    /** Somewhere else, with the same words. */
    AlarmContent at(@Nullable Location there, @Nullable Double within, @Nullable Instant when) {
        return new AlarmContent(words, phone, there, within, when);
    }

    /** Whether a later position says more than what is known: after a while, and some way off or much better. */
    boolean isLeftFor(Location there, @Nullable Double within, Instant when) {
        if (location == null || locatedAt == null) {
            return true;
        }
        boolean better = accuracy != null && within != null && within < accuracy / 2;
        return !when.isBefore(locatedAt.plus(SOONEST)) && (better || GreatCircle.metres(location, there) >= STEPS);
    }

    private boolean isNewerThan(AlarmContent other) {
        return location != null
                && locatedAt != null
                && other.locatedAt() != null
                && locatedAt.isAfter(other.locatedAt());
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "AlarmContent[…]";
    }
}
