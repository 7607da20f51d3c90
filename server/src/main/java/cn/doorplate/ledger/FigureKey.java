package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What a figure counts.
 *
 * @param regionCode the community
 * @param day on which the cases were filed, in Asia/Shanghai
 * @param level on which it happened
 */
record FigureKey(long regionCode, LocalDate day, CaseKind kind, CaseLevel level, FigureMetric metric)
        implements Comparable<FigureKey> {

    private static final Comparator<FigureKey> ORDER = Comparator.comparingLong(FigureKey::regionCode)
            .thenComparing(FigureKey::day)
            .thenComparing(FigureKey::kind)
            .thenComparing(FigureKey::level)
            .thenComparing(FigureKey::metric);

    /** One order for all who write: they wait for each other, and never in a circle. */
    @Override
    public int compareTo(FigureKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return regionCode + " " + day + " " + kind + " " + level + " " + metric;
    }
}
