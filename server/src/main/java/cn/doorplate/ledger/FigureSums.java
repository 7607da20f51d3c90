package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseLevel;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of some cases, by level. */
final class FigureSums {

    private final Map<FigureMetric, Map<CaseLevel, Long>> sums = new EnumMap<>(FigureMetric.class);

    void add(FigureMetric metric, CaseLevel level, long n) {
        sums.computeIfAbsent(metric, it -> new EnumMap<>(CaseLevel.class)).merge(level, n, Long::sum);
    }

    int of(FigureMetric metric) {
        return Math.toIntExact(
                levels(metric).values().stream().mapToLong(n -> n).sum());
    }

    /** Those that ended on a level after they were done. */
    int solvedOn(CaseLevel level) {
        return Math.toIntExact(Stream.of(FigureMetric.CONFIRMED, FigureMetric.CALLED_BACK, FigureMetric.SILENT)
                .mapToLong(metric -> levels(metric).getOrDefault(level, 0L))
                .sum());
    }

    /** Those that ended after they were done. */
    int solved() {
        return of(FigureMetric.CONFIRMED) + of(FigureMetric.CALLED_BACK) + of(FigureMetric.SILENT);
    }

    /** Null where there is nothing to divide by. */
    static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private Map<CaseLevel, Long> levels(FigureMetric metric) {
        return sums.getOrDefault(metric, Map.of());
    }
}
