package cn.doorplate.once;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Unavailable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs what a client asks for once, however often it asks: retries after a lost answer, two taps, two servers at a time.
 *
 * <p>The claim to the key is written first, in the transaction of the work itself, and its outcome last. So twins wait for
 * each other at the claim, a claim is there exactly if the work is, and what is declined or fails leaves nothing behind.
 */
@Service
public class Once {

    private static final Logger log = LoggerFactory.getLogger(Once.class);

    /** A little less than the database lets one wait for a lock ({@code innodb_lock_wait_timeout} in application.yaml). */
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final Claims claims;
    private final OnceMapper rows;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Clock clock;

    Once(Claims claims, OnceMapper rows, PlatformTransactionManager transactions, MessageSource messages, Clock clock) {
        this.claims = claims;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The outcome of the work: of this run, or of the one that was first with this key, for a day at least.
     *
     * @param operation the mutation's name; at most 64 characters
     * @param idempotencyKey as the client made it up
     * @param input all that was asked for, without the key: records, maps, lists and plain values. It is stored as a keyed
     *     hash only, so it may hold secrets
     * @param work runs inside the transaction that this opens, at most once for each call. Its outcome is what the answer
     *     can be made of again: opaque ids, ASCII, at most 512 characters, nothing about a person
     * @throws Declined at {@code idempotencyKey}: INVALID for a key that is none, KEY_REUSED if it was used for another input
     * @throws Unavailable if the one before still runs, or the work waits too long for what others hold. Nothing was done;
     *     the same may be asked again
     * @throws IllegalStateException inside a transaction: whether this was done would then be decided by a commit that comes
     *     later, and a twin's outcome could lie behind the snapshot
     */
    public String run(Actor actor, String operation, String idempotencyKey, Object input, Supplier<String> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(operation + " has to be run outside a transaction; it opens its own");
        }
        Claim claim = claims.of(actor, operation, idempotencyKey, input);
        long start = System.nanoTime();
        do {
            Optional<String> outcome = first(claim, work).or(() -> replay(claim));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            // Who was first took everything back: now it is the turn of one of those who waited.
        } while (System.nanoTime() - start < PATIENCE_NS);
        throw busy(null);
    }

    /**
     * Something that is asked for, to be done with others.
     *
     * @param input as for {@link Once#run}
     */
    public record Asked(Actor actor, String idempotencyKey, Object input) {}

    /**
     * The outcomes of the work for several at once: in one transaction, all of them for the first time. Empty if that cannot be, for one
     * of them was asked before, is asked elsewhere at this moment or is declined, or the work waits too long for what others hold: then
     * nothing was done, and each is to be {@link #run}.
     *
     * @param work as for {@link #run}; the outcomes in the order of what was asked
     */
    public Optional<List<String>> runTogether(String operation, List<Asked> asked, Supplier<List<String>> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(operation + " has to be run outside a transaction; it opens its own");
        }
        try {
            List<Claim> all = asked.stream()
                    .map(it -> claims.of(it.actor(), operation, it.idempotencyKey(), it.input()))
                    .toList();
            return Optional.ofNullable(transaction.execute(status -> {
                rows.claimAll(all, clock.instant());
                return finished(operation, all, work.get());
            }));
        } catch (Declined | DuplicateKeyException | PessimisticLockingFailureException e) {
            log.debug("{} cannot be done together", operation, e);
            return Optional.empty();
        }
    }

    private List<String> finished(String operation, List<Claim> all, List<String> outcomes) {
        List<OnceMapper.Finished> finished = IntStream.range(0, all.size())
                .mapToObj(i -> new OnceMapper.Finished(all.get(i), outcomes.get(i)))
                .toList();
        if (rows.finishAll(operation, finished) != all.size()) {
            throw new IllegalStateException("claims of " + operation + " are gone, though we hold them");
        }
        return outcomes;
    }

    private Optional<String> first(Claim claim, Supplier<String> work) {
        try {
            return Objects.requireNonNull(transaction.execute(
                    status -> claimed(claim, status) ? Optional.of(finished(claim, work.get())) : Optional.empty()));
        } catch (PessimisticLockingFailureException e) {
            throw busy(e);
        }
    }

    /**
     * Whether nobody was first. When the first one rolls back, those who waited for it may all hold a lock that keeps the
     * others from inserting: the database ends that deadlock by refusing all but one, and who was refused comes again.
     */
    private boolean claimed(Claim claim, TransactionStatus status) {
        try {
            rows.claim(claim, clock.instant());
            return true;
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            status.setRollbackOnly();
            return false;
        }
    }

    private String finished(Claim claim, String outcome) {
        if (rows.finish(claim, outcome) != 1) {
            throw new IllegalStateException("the claim of " + claim.operation() + " is gone, though we hold it");
        }
        return outcome;
    }

    /** Read outside the transaction that met the claim, which may see an older state of the table. */
    private Optional<String> replay(Claim claim) {
        Done done = rows.find(claim);
        if (done == null) {
            return Optional.empty();
        }
        if (!claim.isOfInput(done.inputHash())) {
            throw Declined.at("idempotencyKey", CommonErrorCode.KEY_REUSED);
        }
        return Optional.of(done.outcome());
    }

    private Unavailable busy(@Nullable Exception cause) {
        return new Unavailable(messages.getMessage("once.busy", null, Locale.SIMPLIFIED_CHINESE), cause);
    }
}
