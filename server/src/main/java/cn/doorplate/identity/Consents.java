package cn.doorplate.identity;

import cn.doorplate.privacy.Policies;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who agreed to the privacy policy in force (个人信息保护法, articles 13 to 15), and when; whoever withdrew is known too, with the
 * time. A newer policy has to be agreed to anew.
 */
@Component
class Consents {

    private final ConsentMapper rows;
    private final AccountMapper accounts;
    private final BirthDates births;
    private final Policies policies;
    private final Clock clock;

    Consents(ConsentMapper rows, AccountMapper accounts, BirthDates births, Policies policies, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.births = births;
        this.policies = policies;
        this.clock = clock;
    }

    /** The version of the policy in force. */
    String version() {
        return policies.current().version();
    }

    boolean hasAgreed(long personId) {
        return rows.isGiven(personId, version());
    }

    /**
     * Agrees; a second time it stays as it was.
     *
     * @param under14 what the person says: a child's guardian agrees in its stead (article 31), see {@link ChildConsents}. Of
     *     whom a guardian has said so already it holds, whatever the child says
     * @throws Declined GUARDIAN_NEEDED, or POLICY_OUTDATED for a version that is not in force
     */
    @Transactional
    void give(long personId, String policyVersion, boolean under14) {
        if (under14 || births.isUnder14(personId)) {
            throw Declined.at("under14", AccountErrorCode.GUARDIAN_NEEDED);
        }
        if (!policyVersion.equals(version())) {
            throw Declined.at("policyVersion", AccountErrorCode.POLICY_OUTDATED);
        }
        accounts.lockActive(personId);
        if (!rows.isGiven(personId, policyVersion)) {
            rows.give(Ids.next(), personId, policyVersion, clock.instant());
        }
    }

    /** @throws Declined NOT_GIVEN if there is none to that version */
    @Transactional
    void withdraw(long personId, String policyVersion) {
        if (rows.withdraw(personId, policyVersion, clock.instant()) == 0) {
            throw Declined.because(AccountErrorCode.NOT_GIVEN);
        }
    }

    /** Whatever it is to. */
    void withdrawAll(long personId) {
        rows.withdrawAll(personId, clock.instant());
    }

    /** The newest first. */
    List<ConsentRow> of(long personId) {
        return rows.of(personId);
    }
}
