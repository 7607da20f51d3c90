package cn.doorplate.resident;

import cn.doorplate.identity.ChildConsents;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Children under 14 who have an account of their own: the guardian who has entered the child agrees to it, and takes that back
 * (个人信息保护法, article 31).
 */
@Component
class ChildAccounts {

    private static final int AGREES_FOR_ITSELF = 14;
    private static final int GROWN_UP = 18;

    private final GuardianshipMapper rows;
    private final ChildConsents consents;
    private final PersonFiles people;
    private final Ages ages;

    ChildAccounts(GuardianshipMapper rows, ChildConsents consents, PersonFiles people, Ages ages) {
        this.rows = rows;
        this.consents = consents;
        this.people = people;
        this.ages = ages;
    }

    /**
     * Agrees to the account that shows the code, as that of the child; within the caller's transaction.
     *
     * @throws Declined NOT_FOUND for who is no child of theirs, NOT_UNDER_14, UNDER_AGE, POLICY_OUTDATED or CODE_GONE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void agree(long guardianId, long guardianshipId, String code, String policyVersion) {
        GuardianshipRow row = find(guardianId, guardianshipId);
        long account = consents.account(code);
        people.lock(List.of(guardianId, row.dependantId(), account));
        if (rows.liveNow(guardianId).stream().noneMatch(live -> live.id() == guardianshipId)) {
            throw notFound();
        }
        LocalDate born = bornUnder14(guardianId, row);
        consents.give(account, code, new ChildConsents.Agreement(guardianId, row.dependantId(), born, policyVersion));
    }

    private LocalDate bornUnder14(long guardianId, GuardianshipRow row) {
        Map<Long, PersonFile> files = people.of(List.of(guardianId, row.dependantId()));
        Integer guardiansAge = ages.of(files.get(guardianId));
        if (guardiansAge != null && guardiansAge < GROWN_UP) {
            throw Declined.because(GuardianshipErrorCode.UNDER_AGE);
        }
        PersonFile child = files.get(row.dependantId());
        Integer age = ages.of(child);
        LocalDate born = child == null ? null : child.birthDate();
        if (row.kind() != DependantKind.CHILD || age == null || born == null || age >= AGREES_FOR_ITSELF) {
            throw Declined.at("guardianship", GuardianshipErrorCode.NOT_UNDER_14);
        }
        return born;
    }

    /** @throws Declined NOT_FOUND for who is no child of theirs, or has no account to which they agree */
    @Transactional
    public void withdraw(long guardianId, long guardianshipId) {
        GuardianshipRow row = find(guardianId, guardianshipId);
        if (!consents.withdraw(guardianId, row.dependantId())) {
            throw notFound();
        }
    }

    private GuardianshipRow find(long guardianId, long guardianshipId) {
        GuardianshipRow row = rows.selectById(guardianshipId);
        if (row == null || row.guardianId() != guardianId || row.live() == null || row.hasOwnAccount()) {
            throw notFound();
        }
        return row;
    }

    private static Declined notFound() {
        return Declined.at("guardianship", CommonErrorCode.NOT_FOUND);
    }
}
