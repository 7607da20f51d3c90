package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a case, as one person sees it.
 *
 * @param line what was done, in Chinese
 * @param text what was written with it; null where nothing was, or it is not for them
 * @param textRef names the text for who may judge it
 * @param by who of the staff
 * @param from null for the filing
 * @param desk who was responsible then; null if nobody was any more
 * @param late whether the deadline was over
 * @param internal whether staff alone see it
 */
record CaseEventView(
        int seq,
        CaseAction action,
        String line,
        @Nullable String text,
        @Nullable CaseTextState textState,
        @Nullable String textRef,
        @Nullable CaseHandler by,
        CaseSide bySide,
        Instant at,
        @Nullable CaseState from,
        CaseState to,
        CaseLevel level,
        @Nullable CaseDeskView desk,
        boolean late,
        boolean internal) {

    String cursor() {
        return CaseCursor.of(seq);
    }
}
