package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a case, from its filing on, for who counts it.
 *
 * @param regionCode the community
 * @param steps from the first on, without gaps
 */
public record CaseStory(long caseId, long regionCode, CaseKind kind, Instant filedAt, List<Step> steps) {

    /**
     * One event of its history.
     *
     * @param laneSeq its number in the lane of its case
     * @param changes the facts that changed, as {@link cn.doorplate.casework.life.CaseFacts#then} reads them
     * @param late whether the deadline was over
     */
    public record Step(long laneSeq, CaseAction action, String changes, boolean late) {}
}
