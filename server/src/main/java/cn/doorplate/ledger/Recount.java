package cn.doorplate.ledger;

import cn.doorplate.casework.CaseStories;
import cn.doorplate.casework.CaseStory;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.shared.Lanes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the figures of a community anew from the history, and holds them against those that are kept. */
@Component
class Recount {

    private static final int CASES = 500;

    private final FigureMapper figures;
    private final CaseStories stories;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate transaction;

    Recount(FigureMapper figures, CaseStories stories, PlatformTransactionManager transactions) {
        this.figures = figures;
        this.stories = stories;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** A figure that is not what the history tells. */
    record Difference(FigureKey key, long kept, long counted) {}

    /** The communities, with a code in that range, that have figures or cases. */
    SortedSet<Long> communities(long first, long last) {
        SortedSet<Long> all = new TreeSet<>(figures.communities(first, last));
        all.addAll(stories.communities(first, last));
        return all;
    }

    /** Compares, while servers count on: by one snapshot of figures, marks and history. */
    List<Difference> compare(long community) {
        return in(snapshot, () -> differences(community, count(community, figures.marks())));
    }

    /** Puts the counted figures in the place of the kept ones; nothing is counted meanwhile. */
    List<Difference> mend(long community) {
        return in(transaction, () -> {
            SortedMap<FigureKey, Long> counted = count(community, figures.lockMarks());
            List<Difference> differences = differences(community, counted);
            if (!differences.isEmpty()) {
                figures.remove(community);
                FigureFolding.add(figures, counted);
            }
            return differences;
        });
    }

    private static List<Difference> in(TransactionTemplate transaction, Supplier<List<Difference>> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Up to the marks, for what is behind them is still to be counted. */
    private SortedMap<FigureKey, Long> count(long community, List<FigureMapper.Mark> marks) {
        Map<Integer, Long> ends =
                marks.stream().collect(Collectors.toMap(FigureMapper.Mark::lane, FigureMapper.Mark::seq));
        FigureFold fold = new FigureFold();
        for (CaseKind kind : CaseKind.values()) {
            List<CaseStory> some = stories.in(community, kind, 0, CASES);
            while (!some.isEmpty()) {
                some.forEach(story -> fold.add(story, 0, ends.getOrDefault(Lanes.of(story.caseId()), 0L)));
                some = stories.in(community, kind, some.get(some.size() - 1).caseId(), CASES);
            }
        }
        return fold.sums();
    }

    private List<Difference> differences(long community, SortedMap<FigureKey, Long> counted) {
        SortedMap<FigureKey, Long> kept = new TreeMap<>();
        figures.of(community).forEach(row -> kept.put(row.key(), row.n()));
        SortedSet<FigureKey> keys = new TreeSet<>(kept.keySet());
        keys.addAll(counted.keySet());
        return keys.stream()
                .map(key -> new Difference(key, kept.getOrDefault(key, 0L), counted.getOrDefault(key, 0L)))
                .filter(it -> it.kept() != it.counted())
                .toList();
    }
}
