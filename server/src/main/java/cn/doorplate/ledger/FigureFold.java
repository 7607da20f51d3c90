package cn.doorplate.ledger;

import cn.doorplate.casework.CaseStory;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.ExtensionState;
import cn.doorplate.casework.life.Fact;
import cn.doorplate.casework.life.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each event of a case adds to the figures: the one place that says it. Knows nothing but the history. */
final class FigureFold {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final long SATISFIED = 4;

    private final SortedMap<FigureKey, Long> sums = new TreeMap<>();

    /** Adds what the events of a case add that have such numbers in its lane, the first number not included. */
    void add(CaseStory story, long after, long last) {
        Walk walk = new Walk(story);
        for (CaseStory.Step step : story.steps()) {
            walk.counts = step.laneSeq() > after && step.laneSeq() <= last;
            walk.on(step);
        }
    }

    /** All sums that are not 0, in their order. */
    SortedMap<FigureKey, Long> sums() {
        return sums;
    }

    /** The way through one history. */
    private final class Walk {

        private final CaseStory story;
        private final LocalDate day;
        private CaseFacts before = CaseFacts.NONE;
        private CaseFacts after = CaseFacts.NONE;
        private boolean answered;
        private boolean missed;
        private boolean counts;

        Walk(CaseStory story) {
            this.story = story;
            this.day = LocalDate.ofInstant(story.filedAt(), ZONE);
        }

        void on(CaseStory.Step step) {
            before = after;
            after = before.then(step.changes());
            done(step);
            ended();
            scored();
            if (!before.has(Known.REOPENED) && after.has(Known.REOPENED)) {
                one(FigureMetric.REOPENED);
            }
            if (after.get(Known.EXTENSION) == ExtensionState.GRANTED && isNew(Known.EXTENSION)) {
                one(FigureMetric.EXTENDED);
            }
        }

        private void done(CaseStory.Step step) {
            switch (step.action()) {
                case FILE -> one(FigureMetric.FILED);
                case TAKE -> answered(step.late());
                case ANSWER -> {
                    answered(step.late());
                    finished(step.late());
                }
                case FINISH -> finished(step.late());
                case RETURN -> one(FigureMetric.RETURNED);
                case URGE -> one(FigureMetric.URGED);
                case ESCALATE -> {
                    one(FigureMetric.ESCALATED);
                    missed = true;
                }
                case OVERDUE -> overdue();
                default -> {}
            }
        }

        private void answered(boolean late) {
            if (!answered) {
                one(late || missed ? FigureMetric.ANSWERED_LATE : FigureMetric.ANSWERED_IN_TIME);
            }
            answered = true;
        }

        private void finished(boolean late) {
            one(late ? FigureMetric.FINISHED_LATE : FigureMetric.FINISHED_IN_TIME);
        }

        /** It is told again each morning. */
        private void overdue() {
            Instant told = before.get(Known.OVERDUE_AT);
            if (told == null || told.isBefore(before.the(Known.DUE))) {
                one(FigureMetric.OVERDUE);
            }
            missed = true;
        }

        private void ended() {
            CaseEnding ending = after.get(Known.ENDING);
            if (ending == null || !isNew(Known.ENDING)) {
                return;
            }
            switch (ending) {
                case CONFIRMED -> one(FigureMetric.CONFIRMED);
                case CALLED_BACK -> one(FigureMetric.CALLED_BACK);
                case REJECTED -> one(FigureMetric.REJECTED);
                case SILENT -> one(FigureMetric.SILENT);
                case UNFIT -> one(FigureMetric.UNFIT);
                case WITHDRAWN -> one(FigureMetric.WITHDRAWN);
                // Neither taken back nor done: filed, and no more.
                case LEFT -> {}
            }
        }

        private void scored() {
            Long score = after.get(Known.SCORE);
            if (score == null || !isNew(Known.SCORE)) {
                return;
            }
            one(FigureMetric.SCORED);
            add(FigureMetric.SCORE_SUM, score);
            if (score >= SATISFIED) {
                one(FigureMetric.SATISFIED);
            }
        }

        private boolean isNew(Fact<?> fact) {
            return !Objects.equals(before.get(fact), after.get(fact));
        }

        private void one(FigureMetric metric) {
            add(metric, 1);
        }

        private void add(FigureMetric metric, long amount) {
            if (counts) {
                CaseFacts there = before.has(Known.LEVEL) ? before : after;
                sums.merge(
                        new FigureKey(story.regionCode(), day, story.kind(), there.level(), metric), amount, Long::sum);
            }
        }
    }
}
