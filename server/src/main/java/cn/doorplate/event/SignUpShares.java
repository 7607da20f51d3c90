package cn.doorplate.event;

import cn.doorplate.shared.Declined;
import java.util.List;
import java.util.Objects;

/** Of which places somebody may have one. */
final class SignUpShares {

    private SignUpShares() {}

    /**
     * Those of groups first.
     *
     * @throws Declined WRONG_GROUP, AGE_UNKNOWN or WRONG_AGE if there is none
     */
    static List<Integer> of(EventSeats seats, SignUpFor whom) {
        List<Integer> meant = seats.sharesFor(whom.audiences());
        if (meant.isEmpty()) {
            throw Declined.because(SignUpErrorCode.WRONG_GROUP, seats.text());
        }
        List<Integer> fitting = meant.stream()
                .filter(share -> !seats.whoOf(share).asksForAge()
                        || (whom.age() != null && seats.whoOf(share).isForAge(whom.age())))
                .toList();
        if (fitting.isEmpty()) {
            throw Objects.isNull(whom.age())
                    ? Declined.at("birthDate", SignUpErrorCode.AGE_UNKNOWN)
                    : Declined.because(SignUpErrorCode.WRONG_AGE, seats.text());
        }
        return fitting;
    }
}
