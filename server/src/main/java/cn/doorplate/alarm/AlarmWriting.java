package cn.doorplate.alarm;

import cn.doorplate.shared.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way by which anything of an alarm is written: what happened and how it stands, in one transaction. */
@Component
class AlarmWriting {

    private final AlarmMapper alarms;
    private final AlarmRows rows;
    private final AlarmEventMapper events;
    private final AlarmChain chain;

    AlarmWriting(AlarmMapper alarms, AlarmRows rows, AlarmEventMapper events, AlarmChain chain) {
        this.alarms = alarms;
        this.rows = rows;
        this.events = events;
        this.chain = chain;
    }

    /**
     * A new one.
     *
     * @param network a keyed hash of where it comes from; null where that says nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AlarmRow insert(AlarmChange change, byte @Nullable [] network, Instant now) {
        List<AlarmEventRow> happened = new ArrayList<>();
        AlarmRow row = chained(change, now, happened);
        alarms.insert(row, network);
        events.insert(happened);
        return row;
    }

    /** For who holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AlarmRow write(AlarmChange change, Instant now) {
        return write(List.of(change), now).get(0);
    }

    /** For who holds them all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AlarmRow> write(Collection<AlarmChange> changes, Instant now) {
        List<AlarmEventRow> happened = new ArrayList<>();
        List<AlarmRow> after =
                changes.stream().map(it -> chained(it, now, happened)).toList();
        if (!happened.isEmpty()) {
            events.insert(happened);
        }
        rows.change(after);
        return after;
    }

    private AlarmRow chained(AlarmChange change, Instant now, List<AlarmEventRow> happened) {
        AlarmRow row = change.row();
        for (AlarmChange.Said said : change.said()) {
            AlarmEventRow event = event(row, said, now);
            happened.add(event);
            row = row.behind(event.hash());
        }
        return row;
    }

    private AlarmEventRow event(AlarmRow row, AlarmChange.Said said, Instant now) {
        byte @Nullable [] sha = said.words() == null ? null : Sha256.of(said.words());
        AlarmEventRow open = new AlarmEventRow(
                row.id(), row.seq() + 1, now, said.deed(), said.staff(), said.facts(), said.words(), sha, new byte[0]);
        return new AlarmEventRow(
                open.alarmId(),
                open.seq(),
                open.at(),
                open.deed(),
                open.staff(),
                open.facts(),
                open.words(),
                sha,
                chain.hash(row.head(), open));
    }
}
