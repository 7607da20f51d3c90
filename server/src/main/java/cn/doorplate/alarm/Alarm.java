package cn.doorplate.alarm;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 报警: an alarm as the one who raised it sees it. */
record Alarm(
        AlarmRow row,
        String where,
        String standing,
        int told,
        List<AlarmHelper> helpers,
        List<AlarmStep> steps,
        List<AlarmPhone> phones) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public AlarmKind kind() {
        return row.kind();
    }

    public String title() {
        return row.kind().title();
    }

    public AlarmState state() {
        return row.state();
    }

    public @Nullable AlarmOutcome outcome() {
        return row.outcome();
    }

    public Instant raisedAt() {
        return row.raisedAt();
    }

    public @Nullable Instant endedAt() {
        return row.endedAt();
    }

    public @Nullable AlarmStage stage() {
        return row.stage();
    }

    public @Nullable Instant passedOnAt() {
        return row.passedOnAt();
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Alarm[" + row.id() + "]";
    }
}
