package cn.doorplate.event;

import org.jspecify.annotations.Nullable;

/** 活动档案: an event as staff keep it. */
record EventFile(Event event) {

    /** How a draft repeats. */
    record Repeat(@Nullable Integer monthlyOn, boolean weekly, String until) {}

    public String id() {
        return event.id();
    }

    public @Nullable Repeat repeats() {
        EventRepeat repeat = event.content().repeats();
        return repeat == null
                ? null
                : new Repeat(repeat.monthlyOn(), repeat.weekly(), repeat.until().toString());
    }

    public boolean mayEdit() {
        return switch (event.state()) {
            case DRAFT, PUBLISHED, RUNNING -> true;
            case ENDED, CANCELLED -> false;
        };
    }

    public int version() {
        return event.row().version();
    }
}
