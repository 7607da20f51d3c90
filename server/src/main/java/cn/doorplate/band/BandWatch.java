package cn.doorplate.band;

import cn.doorplate.band.BandState.Watch;
import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a band tells: a bound counts as passed when several readings in a row say so over some time, and as kept again only well
 * inside and after as long; for one passing help is called once, and not again within {@link #REST}. So one false reading calls nobody,
 * and who walks on the line, or whose heart beats on the bound, calls for help once. What a message tells of long ago calls nobody, nor
 * what is over when it ends; but the button always does. Knows no clock and no store.
 */
final class BandWatch {

    /** Readings in a row that say the same. */
    static final int HEART_COUNT = 3;

    static final Duration HEART_SPAN = Duration.ofSeconds(60);
    static final int FENCE_COUNT = 2;
    static final Duration FENCE_SPAN = Duration.ofSeconds(20);

    /** After so long without a heart rate those before say nothing about now. Of positions bands send few. */
    static final Duration GAP = Duration.ofHours(1);

    /** Between two calls of one watch. */
    static final Duration REST = Duration.ofMinutes(10);

    /** What was measured longer ago is no danger of now. */
    static final Duration RECENT = Duration.ofMinutes(30);

    /** Beats a minute by which the heart has to be back. */
    static final int MARGIN = 5;

    private final BandCare care;
    private final Instant now;
    private BandState state;
    private @Nullable Instant pressed;
    private @Nullable Instant racing;
    private boolean fast;
    private @Nullable Instant missing;

    private BandWatch(BandCare care, BandState state, Instant now) {
        this.care = care;
        this.state = state;
        this.now = now;
    }

    /**
     * How it stands after a message.
     *
     * @param calls what help is called for: of each reason once
     */
    record Watched(BandState state, List<BandCall> calls) {

        /** Says nothing of its wearer. */
        @Override
        public String toString() {
            return "Watched[…]";
        }
    }

    /**
     * What is older than what is known already changes nothing, but for the button.
     *
     * @param readings of one message, in order
     * @param now when it came
     */
    static Watched over(BandCare care, BandState state, List<BandReading> readings, Instant now) {
        BandWatch watch = new BandWatch(care, state, now);
        readings.forEach(watch::take);
        return watch.end();
    }

    private void take(BandReading reading) {
        Location location = reading.location();
        Instant located = state.locatedAt();
        if (location != null && (located == null || !reading.at().isBefore(located))) {
            locate(location, reading.accuracy(), reading.at());
        }
        Integer beats = reading.heartRate();
        Instant heard = state.heartAt();
        if (beats != null && (heard == null || !reading.at().isBefore(heard))) {
            beat(beats, reading.at(), heard);
        }
        if (reading.sos()) {
            // One press is often told several times; each of them is the same call for help.
            pressed = reading.at();
        }
    }

    private void beat(int beats, Instant at, @Nullable Instant before) {
        Integer low = care.heartLow();
        Integer high = care.heartHigh();
        boolean slow = low != null && beats < low;
        boolean quick = high != null && beats > high;
        boolean inside = (low == null || beats >= low + MARGIN) && (high == null || beats <= high - MARGIN);
        boolean old = before == null || at.isAfter(before.plus(GAP));
        Watch known = old ? state.heart().settled() : state.heart();
        Watch after = turned(known, known.out() ? inside : slow || quick, HEART_COUNT, HEART_SPAN, at);
        state = state.beaten(beats, at, after);
        Instant called = since(racing, after, slow || quick, at);
        if (racing == null && called != null) {
            fast = quick;
        }
        racing = called;
    }

    private void locate(Location location, @Nullable Double accuracy, Instant at) {
        BandFence fence = care.fence();
        if (fence == null) {
            state = state.located(location, accuracy, at, Watch.CALM);
            return;
        }
        BandFence.Side side = fence.side(location, accuracy);
        boolean outside = side == BandFence.Side.OUTSIDE;
        Watch known = state.fence();
        Watch after = side == BandFence.Side.UNCERTAIN
                ? known
                : turned(known, known.out() != outside, FENCE_COUNT, FENCE_SPAN, at);
        state = state.located(location, accuracy, at, after);
        // Who left by day is missed when it begins to hold.
        missing = since(missing, after, outside && fence.holdsAt(at), at);
    }

    /** @param other whether the reading says that it is not as it stands; where it does not, what had begun is over */
    private static Watch turned(Watch watch, boolean other, int count, Duration span, Instant at) {
        if (!other) {
            return watch.settled();
        }
        Instant since = watch.since();
        Instant begun = since == null ? at : since;
        int many = watch.count() + 1;
        return many >= count && !at.isBefore(begun.plus(span)) ? watch.over() : watch.begun(begun, many);
    }

    /**
     * Since when a watch has to call; null while it has not.
     *
     * @param before the same before this reading
     * @param beyond whether the reading itself is beyond the bound, and that matters now
     */
    private @Nullable Instant since(@Nullable Instant before, Watch watch, boolean beyond, Instant at) {
        if (!watch.out()) {
            return null;
        }
        Instant last = watch.calledAt();
        boolean rested = last == null || !at.isBefore(last.plus(REST));
        boolean recent = !at.isBefore(now.minus(RECENT));
        return before == null && beyond && !watch.called() && rested && recent ? at : before;
    }

    /** With all that the message says of where they are: what was told later belongs to the call as well. */
    private Watched end() {
        List<BandCall> calls = new ArrayList<>();
        Watch heart = state.heart();
        Watch fence = state.fence();
        if (pressed != null) {
            calls.add(call(BandCallReason.SOS, pressed));
        }
        if (racing != null) {
            calls.add(call(BandCallReason.HEART, racing));
            heart = heart.calledFor(racing);
        }
        if (missing != null) {
            calls.add(call(BandCallReason.LEFT, missing));
            fence = fence.calledFor(missing);
        }
        return new Watched(state.watched(heart, fence), calls);
    }

    private BandCall call(BandCallReason reason, Instant at) {
        boolean quick = reason == BandCallReason.HEART && fast;
        return new BandCall(reason, at, quick, state.location(), state.accuracy(), state.locatedAt());
    }
}
