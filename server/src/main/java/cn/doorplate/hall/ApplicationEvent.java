package cn.doorplate.hall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 办理记录: a step of an application, as applicant and staff read it. */
record ApplicationEvent(
        int number,
        ApplicationEventKind kind,
        String line,
        @Nullable String text,
        String by,
        Instant at) {

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ApplicationEvent[" + kind + "]";
    }
}
