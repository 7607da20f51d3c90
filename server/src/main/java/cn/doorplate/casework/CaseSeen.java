package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseClock;
import cn.doorplate.casework.life.Known;
import java.time.Instant;

/**
 * What was read once for all cases of an answer.
 *
 * @param viewer who looks at them
 * @param single whether one is read alone, and not a list: only then those who handle it see names
 * @param now the moment of reading
 */
record CaseSeen(
        long viewer,
        boolean single,
        Instant now,
        CaseClocks clocks,
        CaseCategories categories,
        CaseWordsRead words,
        CasePlacesRead where) {

    CaseClock clock(CaseRow row) {
        return clocks.of(row);
    }

    CaseCategory category(CaseRow row) {
        return categories.the(row.region(), row.facts().the(Known.CATEGORY));
    }
}
