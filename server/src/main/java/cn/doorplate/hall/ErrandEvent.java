package cn.doorplate.hall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 代办记录: a step of an errand. */
record ErrandEvent(String line, @Nullable String note, Instant at) {

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ErrandEvent[" + at + "]";
    }
}
