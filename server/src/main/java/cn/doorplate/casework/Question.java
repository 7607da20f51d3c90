package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 随时问: something one wants to know. */
public final class Question extends Case {

    Question(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        super(row, hats, seen);
    }

    /** By which another module finds what it published of it. */
    public long caseId() {
        return row().id();
    }

    /** What was answered last; null where nothing was, or it is not for this person. */
    public @Nullable String getAnswer() {
        CaseFinish finish = getFinish();
        return finish == null ? null : finish.text();
    }

    /** When; null where nothing was. */
    public @Nullable Instant getAnsweredAt() {
        CaseFinish finish = getFinish();
        return finish == null ? null : finish.at();
    }
}
