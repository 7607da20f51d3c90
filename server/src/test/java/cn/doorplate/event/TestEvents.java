package cn.doorplate.event;

import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets time pass by an event: all that is written of it lies that much further back. */
@TestComponent
public class TestEvents {

    private final EventMapper rows;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    /** Who came, as others are told of it inside the transaction. */
    final List<EventAttended> attended = new CopyOnWriteArrayList<>();

    TestEvents(EventMapper rows, JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @EventListener
    void on(EventAttended happened) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            attended.add(happened);
        }
    }

    /** Of one event: who came. */
    List<EventAttended> attended(String event) {
        return attended.stream()
                .filter(it -> it.event() == Ids.fromOpaque(event))
                .toList();
    }

    public void pass(String event, Duration by) {
        transactions.executeWithoutResult(status -> pass(Ids.fromOpaque(event), by));
    }

    private void pass(long id, Duration by) {
        EventRow row = Objects.requireNonNull(rows.lock(id));
        EventContent content = EventContent.read(row.content()).later(by.negated());
        long micros = by.toMillis() * 1_000;
        jdbc.update("update event set content = ? where id = ?", content.toJson(), id);
        jdbc.update(
                "update event set starts_at = starts_at - interval ? microsecond, ends_at = ends_at - interval ? microsecond,"
                        + " due_at = due_at - interval ? microsecond where id = ?",
                micros,
                micros,
                micros,
                id);
        jdbc.update(
                "update event_standing set starts_at = starts_at - interval ? microsecond,"
                        + " ends_at = ends_at - interval ? microsecond where event_id = ?",
                micros,
                micros,
                id);
        jdbc.update(
                "update event_sign_up set came_at = came_at - interval ? microsecond,"
                        + " missed_at = missed_at - interval ? microsecond where event_id = ?",
                micros,
                micros,
                id);
        jdbc.update(
                "update capacity_pool set opens_at = opens_at - interval ? microsecond,"
                        + " closes_at = closes_at - interval ? microsecond,"
                        + " offers_end_at = offers_end_at - interval ? microsecond,"
                        + " due_at = due_at - interval ? microsecond where id = ?",
                micros,
                micros,
                micros,
                micros,
                id);
        jdbc.update("update capacity_claim set until = until - interval ? microsecond where pool = ?", micros, id);
    }

    /** Until the begin of the event lies that far off; negative: that far back. */
    public void passUntil(String event, Duration beforeBegin) {
        EventRow row = Objects.requireNonNull(rows.selectById(Ids.fromOpaque(event)));
        pass(event, Duration.between(Instant.now(), row.startsAt()).minus(beforeBegin));
    }
}
