package cn.doorplate.event;

import cn.doorplate.event.EventSignUp.Facts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What somebody may do with their sign-up now. */
enum SignUpAction {
    /** Take the place that is kept. */
    ACCEPT {
        @Override
        boolean fits(Facts facts) {
            return facts.event().isPublished() && facts.state() == SignUpState.OFFERED;
        }
    },
    /** Give it back: a place until the deadline, all else until the begin. */
    CANCEL {
        @Override
        boolean fits(Facts facts) {
            return switch (facts.state()) {
                case PLACED ->
                    facts.event().isPublished()
                            && !facts.came()
                            && facts.event().now().isBefore(facts.event().cancelUntil());
                case OFFERED, WAITING -> facts.event().isPublished();
                case CANCELLED, LAPSED, UNMET -> false;
            };
        }
    },
    /** Say at the door that one is there. */
    CHECK_IN {
        @Override
        boolean fits(Facts facts) {
            return facts.state() == SignUpState.PLACED && !facts.came() && DoorTimes.isOpen(facts.event());
        }
    },
    /** Say how it was. */
    SCORE {
        @Override
        boolean fits(Facts facts) {
            Duration since =
                    Duration.between(facts.event().endsAt(), facts.event().now());
            return facts.came() && facts.event().state() == EventState.ENDED && since.compareTo(SignUps.SCORES) <= 0;
        }
    };

    abstract boolean fits(Facts facts);

    static List<SignUpAction> of(Facts facts) {
        return Arrays.stream(values()).filter(action -> action.fits(facts)).toList();
    }
}
