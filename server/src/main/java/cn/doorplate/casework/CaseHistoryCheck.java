package cn.doorplate.casework;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds the history of a case against what was written. */
@Component
final class CaseHistoryCheck {

    private final CaseChain chain;

    CaseHistoryCheck(CaseChain chain) {
        this.chain = chain;
    }

    /**
     * The first event that is not as it was written.
     *
     * @param events all that there are of the case, by their numbers
     * @param seq of the last one, as the case has it
     * @param head the hash of the last one, as the case has it
     */
    Optional<CaseFault> firstFault(long caseId, List<CaseChained> events, int seq, byte[] head) {
        byte[] before = CaseChain.nothing();
        int at = 0;
        for (CaseChained event : events) {
            at++;
            if (at > seq) {
                return fault(at, CaseFault.Why.BEYOND);
            }
            if (event.link().seq() > at) {
                return fault(at, CaseFault.Why.MISSING);
            }
            if (event.link().seq() != at || event.link().caseId() != caseId || !isWhole(before, event)) {
                return fault(at, CaseFault.Why.CHANGED);
            }
            before = event.hash();
        }
        if (at < seq) {
            return fault(at + 1, CaseFault.Why.TAIL_CUT);
        }
        return MessageDigest.isEqual(before, head) ? Optional.empty() : fault(at, CaseFault.Why.HEAD_CHANGED);
    }

    private boolean isWhole(byte[] before, CaseChained event) {
        return chain.follows(before, event) && chain.isInItsLane(event);
    }

    private static Optional<CaseFault> fault(int seq, CaseFault.Why why) {
        return Optional.of(new CaseFault(seq, why));
    }
}
