package cn.doorplate.place;

import cn.doorplate.place.hot.Generations;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells every server, within a second of the commit, that pages have changed. Any module whose rows show on a plate's
 * page calls it inside the transaction that changes them; the more there is to change, the wider the scope, and a county
 * costs no more than a door.
 */
@Service
public class PlaceChanges {

    private final JdbcTemplate jdbc;
    private final Generations generations;
    private final TransactionTemplate afterwards;

    PlaceChanges(JdbcTemplate jdbc, Generations generations, PlatformTransactionManager transactions) {
        this.afterwards = new TransactionTemplate(transactions);
        this.afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /** @throws IllegalStateException outside a transaction: a change that is not committed with its cause may be lost */
    public void changed(Scope... scopes) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change of pages belongs into the transaction that causes it");
        }
        announcement().add(Arrays.asList(scopes));
    }

    /** The last change that the caller's transaction sees; read it before what is kept under it. */
    public long generation() {
        Long generation = jdbc.queryForObject("select generation from place_clock where id = 1", Long.class);
        return Objects.requireNonNull(generation);
    }

    private Announcement announcement() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Announcement announcement) {
                return announcement;
            }
        }
        Announcement announcement = new Announcement();
        TransactionSynchronizationManager.registerSynchronization(announcement);
        return announcement;
    }

    /** Written as the transaction's last step, so that the clock's row is locked for no longer than the commit takes. */
    private final class Announcement implements TransactionSynchronization {

        private final Set<Scope> scopes = new LinkedHashSet<>();
        private boolean written;

        private void add(List<Scope> more) {
            scopes.addAll(more);
            if (written) {
                // Called from another's last step: ours is over, so this one is written by itself.
                write(new LinkedHashSet<>(more));
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            write(scopes);
        }

        /** First called for in another's last step, ours was never taken: late is better than never. */
        @Override
        public void afterCommit() {
            if (!written) {
                afterwards.executeWithoutResult(status -> write(scopes));
            }
            generations.ask();
        }
    }

    private void write(Set<Scope> scopes) {
        jdbc.update("update place_clock set generation = generation + 1 where id = 1");
        Long generation = jdbc.queryForObject("select generation from place_clock where id = 1", Long.class);
        List<Object[]> rows = scopes.stream()
                .map(scope -> new Object[] {generation, scope.kindKey(), scope.id()})
                .toList();
        jdbc.batchUpdate("insert into place_change (generation, scope_kind, scope_id) values (?, ?, ?)", rows);
    }
}
