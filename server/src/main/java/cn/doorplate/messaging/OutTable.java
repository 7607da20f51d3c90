package cn.doorplate.messaging;

import cn.doorplate.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code delivery} or {@code message_digest}: what is due, who has it in hand, and what became of it. Each change names the claim
 * that it is made under, so whoever lost it changes nothing.
 */
final class OutTable {

    private static final String MARK = """
            holder = :holder and state in ('WAITING', 'PAUSED')""";

    private final JdbcClient jdbc;
    private final String table;
    private final String due;

    private OutTable(JdbcClient jdbc, String table, String due) {
        this.jdbc = jdbc;
        this.table = table;
        this.due = due;
    }

    /** Deliveries: the urgent before what concerns one person, and that before notices. */
    static OutTable deliveries(JdbcClient jdbc) {
        Comparator<MessageKind> notices = Comparator.comparing(kind -> kind == MessageKind.NOTICE);
        String byKind = Arrays.stream(MessageKind.values())
                .sorted(notices)
                .map(kind -> "(select id from delivery where channel = :channel and state = 'WAITING' and kind = '"
                        + kind.name() + "' and due_at <= :now order by due_at limit :most)")
                .collect(Collectors.joining(" union all "));
        return new OutTable(jdbc, "delivery", byKind);
    }

    static OutTable digests(JdbcClient jdbc) {
        return new OutTable(
                jdbc,
                "message_digest",
                "select id from message_digest where channel = :channel and state = 'WAITING' and due_at <= :now"
                        + " order by due_at limit :most");
    }

    /** At most so many of each kind. */
    List<Long> due(DeliveryChannel channel, Instant now, int most) {
        return jdbc.sql(due)
                .param("channel", channel.name())
                .param("now", now)
                .param("most", Integer.valueOf(most))
                .query(Long.class)
                .list();
    }

    /**
     * Takes those that are due still, until the lease ends. Who did not note what became of its attempt leaves it in doubt, and
     * the failure before is nobody's any more: the columns are set in this order.
     */
    List<Claimed> claim(Collection<Long> ids, Instant now, Instant leaseEnd) {
        long holder = Ids.next();
        int taken = jdbc.sql("update " + table
                        + " set in_doubt = in_doubt or holder is not null, failure = case when holder is null then failure else null end,"
                        + " attempts = attempts + 1, holder = :holder, due_at = :end"
                        + " where id in (:ids) and state = 'WAITING' and due_at <= :now")
                .param("holder", holder)
                .param("end", leaseEnd)
                .param("ids", ids)
                .param("now", now)
                .update();
        return taken == 0
                ? List.of()
                : jdbc.sql("select id, holder, person_id, channel, attempts, failure, in_doubt, template, spent from "
                                + table + " where id in (:ids) and holder = :holder")
                        .param("ids", ids)
                        .param("holder", holder)
                        .query((row, number) -> claimed(row))
                        .list();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new Claimed(
                row.getLong("id"),
                row.getLong("holder"),
                row.getLong("person_id"),
                DeliveryChannel.valueOf(row.getString("channel")),
                row.getInt("attempts"),
                failure == null ? null : DeliveryFailure.valueOf(failure),
                row.getBoolean("in_doubt"),
                row.getString("template"),
                row.getBoolean("spent"));
    }

    boolean sent(Claimed it, @Nullable String providerRef, Instant now) {
        return change(it, "state = 'SENT', failure = null, holder = null, provider_ref = :ref, sent_at = :now")
                        .param("ref", providerRef)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** For good. */
    boolean failed(Claimed it, DeliveryFailure failure) {
        return change(it, "state = 'FAILED', failure = :failure, spent = false, holder = null")
                        .param("failure", failure.name())
                        .update()
                == 1;
    }

    /** Not needed any more. */
    boolean dropped(Claimed it) {
        return change(it, "state = 'DROPPED', spent = false, holder = null").update() == 1;
    }

    boolean paused(Claimed it, Instant now) {
        return change(it, "state = 'PAUSED', attempts = attempts - 1, holder = null, due_at = :now")
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Tries again at that time. */
    boolean again(Claimed it, DeliveryFailure failure, boolean inDoubt, Instant at) {
        return change(it, "failure = :failure, in_doubt = in_doubt or :doubt, due_at = :at, holder = null")
                        .param("failure", failure.name())
                        .param("doubt", inDoubt)
                        .param("at", at)
                        .update()
                == 1;
    }

    /** As if it had not been tried. */
    boolean putBack(Claimed it, @Nullable DeliveryFailure failure, Instant at) {
        return change(it, "failure = :failure, due_at = :at, attempts = attempts - 1, holder = null")
                        .param("failure", failure == null ? null : failure.name())
                        .param("at", at)
                        .update()
                == 1;
    }

    /** It goes by this template, and a consent to it was spent. */
    boolean goesBy(Claimed it) {
        return change(it, "template = :template, spent = :spent")
                        .param("template", it.template())
                        .param("spent", it.spent())
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec change(Claimed it, String set) {
        return jdbc.sql("update " + table + " set " + set + " where id = :id and " + MARK)
                .param("id", it.id())
                .param("holder", it.holder());
    }
}
