package cn.doorplate.casework.life;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who does something to a case.
 *
 * @param person 0 for nobody
 * @param hats what they are to the case
 */
public record CaseDoer(long person, Set<CaseHat> hats) {

    /** Time, or a machine. */
    public static final CaseDoer NOBODY = new CaseDoer(0, EnumSet.of(CaseHat.SYSTEM));

    boolean is(CaseFacts facts, Fact<Long> who) {
        Long known = facts.get(who);
        return known != null && known == person;
    }
}
