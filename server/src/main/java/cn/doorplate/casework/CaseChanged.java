package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** 事项的变化: what a subscription tells. Public getters, because {@code case} is no name for a component. */
public final class CaseChanged {

    private final @Nullable CaseEventView event;
    private final Case now;
    private final String cursor;

    /**
     * @param event null where it says no more than how it stands
     * @param now the case as it is
     * @param cursor to go on from when the line was cut
     */
    CaseChanged(@Nullable CaseEventView event, Case now, String cursor) {
        this.event = event;
        this.now = now;
        this.cursor = cursor;
    }

    public @Nullable CaseEventView getEvent() {
        return event;
    }

    public Case getCase() {
        return now;
    }

    public String getCursor() {
        return cursor;
    }
}
