package cn.doorplate.ledger;

import cn.doorplate.casework.CaseStories;
import cn.doorplate.shared.Parts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what happens to cases, in the order of their lanes. Figures and the mark up to which they count change in one
 * transaction, and only for who moves the mark from where they began: so nothing is counted twice, however many servers count.
 */
@Component
class FigureFolding {

    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(FigureFolding.class);

    private static final int EVENTS = 500;
    private static final int ROWS = 500;

    private final FigureMapper figures;
    private final CaseStories stories;
    private final TransactionTemplate transaction;

    FigureFolding(FigureMapper figures, CaseStories stories, TransactionTemplate transaction) {
        this.figures = figures;
        this.stories = stories;
        this.transaction = transaction;
    }

    /** Counts all that has happened; two statements when nothing has. */
    void round() {
        Map<Integer, Long> ends = stories.ends();
        for (FigureMapper.Mark mark : figures.marks()) {
            if (ends.getOrDefault(mark.lane(), 0L) > mark.seq()) {
                lane(mark);
            }
        }
    }

    private void lane(FigureMapper.Mark mark) {
        try {
            FigureMapper.@Nullable Mark next = mark;
            while (next != null) {
                next = step(next);
            }
        } catch (ConcurrencyFailureException e) {
            log.info("Lane {} is left to the next round: another server counts, too", mark.lane());
        } catch (RuntimeException e) {
            log.error("Lane {} could not be counted beyond {}", mark.lane(), mark.seq(), e);
        }
    }

    /** Counts the next events behind a mark; null when there are none, or another has counted them. */
    FigureMapper.@Nullable Mark step(FigureMapper.Mark mark) {
        CaseStories.Behind behind = stories.behind(mark.lane(), mark.seq(), EVENTS);
        if (behind.last() == mark.seq()) {
            return null;
        }
        FigureFold fold = new FigureFold();
        behind.stories().forEach(story -> fold.add(story, mark.seq(), behind.last()));
        Boolean counted = transaction.execute(status -> {
            boolean mine = figures.advance(mark.lane(), mark.seq(), behind.last()) == 1;
            if (mine) {
                add(figures, fold.sums());
            }
            return mine;
        });
        return Boolean.TRUE.equals(counted) ? new FigureMapper.Mark(mark.lane(), behind.last()) : null;
    }

    static void add(FigureMapper figures, SortedMap<FigureKey, Long> sums) {
        List<FigureMapper.Figure> rows = sums.entrySet().stream()
                .map(sum -> new FigureMapper.Figure(sum.getKey(), sum.getValue()))
                .toList();
        Parts.of(rows, ROWS).forEach(figures::add);
    }
}
