package cn.doorplate.resident;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody's data have to be seen in full; stands before the reader's words in the log, in Chinese. */
public enum RevealReason {
    VISIT("走访联系"),
    EMERGENCY("紧急情况"),
    CASE("办理事项"),
    CHECK("信息核实"),
    OTHER("其他");

    private static final String PARTING = "：";

    private final String title;

    RevealReason(String title) {
        this.title = title;
    }

    /** As it stands in the log before the reader's own words; five characters more at most. */
    public String with(String text) {
        return title + PARTING + text;
    }

    /** Of a reason as it stands in the log; empty where there is none of these. */
    static Optional<RevealReason> of(@Nullable String logged) {
        return logged == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(reason -> logged.startsWith(reason.title + PARTING))
                        .findFirst();
    }
}
