package cn.doorplate.alarm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm as it is to be written, and what happened to it meanwhile, in order. */
final class AlarmChange {

    /**
     * @param staff 0 for who raised it, and for time
     * @param facts in ASCII, split by blanks
     * @param words sealed with the alarm's key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(AlarmDeed deed, long staff, String facts, byte @Nullable [] words) {}

    private final List<Said> said = new ArrayList<>();
    private AlarmRow row;

    AlarmChange(AlarmRow row) {
        this.row = row;
    }

    /** As it is so far. */
    AlarmRow row() {
        return row;
    }

    List<Said> said() {
        return said;
    }

    AlarmChange to(AlarmRow after) {
        row = after;
        return this;
    }

    AlarmChange say(AlarmDeed deed, Object... facts) {
        return sayBy(0, deed, null, facts);
    }

    AlarmChange sayBy(long staff, AlarmDeed deed, byte @Nullable [] words, Object... facts) {
        List<String> texts = new ArrayList<>();
        for (Object fact : facts) {
            texts.add(String.valueOf(fact));
        }
        said.add(new Said(deed, staff, String.join(" ", texts), words));
        return this;
    }
}
