package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.place.Region;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 事项统计: what became of the cases of a region, a kind, a day or a month. With getters, by which GraphQL finds its fields. */
public final class CaseFigures {

    private final String label;
    private final @Nullable Region region;
    private final @Nullable CaseKind kind;
    private final @Nullable Instant from;
    private final FigureSums sums;

    CaseFigures(
            String label, @Nullable Region region, @Nullable CaseKind kind, @Nullable Instant from, FigureSums sums) {
        this.label = label;
        this.region = region;
        this.kind = kind;
        this.from = from;
        this.sums = sums;
    }

    public String getLabel() {
        return label;
    }

    public @Nullable Region getRegion() {
        return region;
    }

    public @Nullable CaseKind getKind() {
        return kind;
    }

    public @Nullable Instant getFrom() {
        return from;
    }

    public int getFiled() {
        return sums.of(FigureMetric.FILED);
    }

    public int getAnsweredInTime() {
        return sums.of(FigureMetric.ANSWERED_IN_TIME);
    }

    public int getAnsweredLate() {
        return sums.of(FigureMetric.ANSWERED_LATE);
    }

    public int getFinishedInTime() {
        return sums.of(FigureMetric.FINISHED_IN_TIME);
    }

    public int getFinishedLate() {
        return sums.of(FigureMetric.FINISHED_LATE);
    }

    public int getConfirmed() {
        return sums.of(FigureMetric.CONFIRMED);
    }

    public int getCalledBack() {
        return sums.of(FigureMetric.CALLED_BACK);
    }

    public int getRejected() {
        return sums.of(FigureMetric.REJECTED);
    }

    public int getSilent() {
        return sums.of(FigureMetric.SILENT);
    }

    public int getUnfit() {
        return sums.of(FigureMetric.UNFIT);
    }

    public int getWithdrawn() {
        return sums.of(FigureMetric.WITHDRAWN);
    }

    public int getScored() {
        return sums.of(FigureMetric.SCORED);
    }

    public int getSatisfied() {
        return sums.of(FigureMetric.SATISFIED);
    }

    public int getEscalated() {
        return sums.of(FigureMetric.ESCALATED);
    }

    public int getOverdue() {
        return sums.of(FigureMetric.OVERDUE);
    }

    public int getReturned() {
        return sums.of(FigureMetric.RETURNED);
    }

    public int getUrged() {
        return sums.of(FigureMetric.URGED);
    }

    public int getReopened() {
        return sums.of(FigureMetric.REOPENED);
    }

    public int getExtended() {
        return sums.of(FigureMetric.EXTENDED);
    }

    public @Nullable Double getAverageScore() {
        return FigureSums.rate(sums.of(FigureMetric.SCORE_SUM), getScored());
    }

    public @Nullable Double getResponseRate() {
        return FigureSums.rate(getAnsweredInTime(), getFiled());
    }

    public @Nullable Double getSolvingRate() {
        return FigureSums.rate(sums.solved(), getFiled() - getWithdrawn());
    }

    public @Nullable Double getSatisfactionRate() {
        return FigureSums.rate(getSatisfied(), getScored());
    }

    public @Nullable Double getSilenceRate() {
        return FigureSums.rate(getSilent(), sums.solved());
    }

    /** All four levels. */
    public List<SolvedAtLevel> getSolvedByLevel() {
        return Arrays.stream(CaseLevel.values()).map(this::solvedAt).toList();
    }

    private SolvedAtLevel solvedAt(CaseLevel level) {
        int cases = sums.solvedOn(level);
        return new SolvedAtLevel(level, cases, FigureSums.rate(cases, sums.solved()));
    }
}
