package cn.doorplate.identity;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A child under 14 with a phone of its own: its guardian agrees that it has an account (个人信息保护法, article 31). The child shows
 * a code, the guardian enters it with their own account. Who is whose guardian is for the caller to know.
 */
@Service
public class ChildConsents {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final GuardianCodeMapper codes;
    private final ConsentMapper rows;
    private final AccountMapper accounts;
    private final Consents consents;
    private final BirthDates births;
    private final Secrets secrets;
    private final Clock clock;

    ChildConsents(
            GuardianCodeMapper codes,
            ConsentMapper rows,
            AccountMapper accounts,
            Consents consents,
            BirthDates births,
            Secrets secrets,
            Clock clock) {
        this.codes = codes;
        this.rows = rows;
        this.accounts = accounts;
        this.consents = consents;
        this.births = births;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A guardian's agreement.
     *
     * @param dependantId as whom the guardian has entered the child
     */
    public record Agreement(long guardianId, long dependantId, LocalDate birthDate, String policyVersion) {

        /** Says nothing of the child. */
        @Override
        public String toString() {
            return "Agreement[…]";
        }
    }

    /**
     * Makes the code that the child shows, in the place of the one before.
     *
     * @throws Declined POLICY_OUTDATED, or ALREADY_GIVEN if nobody has to agree
     */
    @Transactional
    GuardianCode ask(long personId, String policyVersion) {
        requireInForce(policyVersion);
        accounts.lockActive(personId);
        if (consents.hasAgreed(personId)) {
            throw Declined.because(AccountErrorCode.ALREADY_GIVEN);
        }
        String code = String.format("%08d", RANDOM.nextInt(100_000_000));
        Instant now = clock.instant();
        Instant until = now.plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        codes.put(personId, hash(code), until, now);
        return new GuardianCode(code, until);
    }

    /**
     * The account that shows this code now.
     *
     * @throws Declined CODE_GONE at {@code code}
     */
    public long account(String code) {
        List<Long> found = codes.shownBy(hash(code), clock.instant());
        if (found.size() != 1) {
            throw gone();
        }
        return found.get(0);
    }

    /**
     * Agrees, within the caller's transaction, which holds the locks of the persons concerned. The child's date of birth is kept
     * with the account from then on, so that the child does not agree in the guardian's place.
     *
     * @throws Declined POLICY_OUTDATED, or CODE_GONE at {@code code} if the account does not show it, or needs it, any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(long accountId, String code, Agreement agreement) {
        requireInForce(agreement.policyVersion());
        Instant now = clock.instant();
        boolean open = codes.take(accountId, hash(code), now) == 1
                && Boolean.TRUE.equals(accounts.lockActive(accountId))
                && !consents.hasAgreed(accountId);
        if (!open) {
            throw gone();
        }
        rows.giveFor(
                Ids.next(), accountId, agreement.policyVersion(), agreement.guardianId(), agreement.dependantId(), now);
        births.put(accountId, agreement.birthDate());
    }

    /** Takes back what the guardian agreed to for this child, from now on. Returns whether there was anything. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdraw(long guardianId, long dependantId) {
        return rows.withdrawFor(guardianId, dependantId, clock.instant()) > 0;
    }

    /** Since when the guardian agrees to the accounts of these children; without those to which they do not. */
    public Map<Long, Instant> givenFor(long guardianId, Collection<Long> dependantIds) {
        return dependantIds.isEmpty()
                ? Map.of()
                : rows.givenFor(guardianId, dependantIds, consents.version()).stream()
                        .collect(Collectors.toMap(ChildConsentRow::dependantId, ChildConsentRow::givenAt));
    }

    private void requireInForce(String policyVersion) {
        if (!policyVersion.equals(consents.version())) {
            throw Declined.at("policyVersion", AccountErrorCode.POLICY_OUTDATED);
        }
    }

    private byte[] hash(String code) {
        return secrets.hash("guardian-code", code.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Declined gone() {
        return Declined.at("code", AccountErrorCode.CODE_GONE);
    }
}
