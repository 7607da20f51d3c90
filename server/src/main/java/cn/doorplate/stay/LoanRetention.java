package cn.doorplate.stay;

import cn.doorplate.capacity.CapacityForgetting;
import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets who had borrowed a thing, some time after it came back; that it was lent stays. */
@Component
class LoanRetention implements Retained {

    private final LoanMapper rows;
    private final CapacityForgetting forgetting;
    private final TransactionTemplate transaction;

    LoanRetention(LoanMapper rows, CapacityForgetting forgetting, TransactionTemplate transaction) {
        this.rows = rows;
        this.forgetting = forgetting;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "stay_loan";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> forget(rows.endedBefore(limit, atMost))));
    }

    /** Pools from the smallest id up, as all do it. */
    private int forget(List<LoanRow> loans) {
        if (loans.isEmpty()) {
            return 0;
        }
        int forgotten = rows.forget(loans.stream().map(LoanRow::id).toList());
        Map<Long, List<Long>> byPool = loans.stream()
                .collect(Collectors.groupingBy(
                        LoanRow::lendingId, TreeMap::new, Collectors.mapping(LoanRow::id, Collectors.toList())));
        byPool.forEach(forgetting::forgetEnded);
        return forgotten;
    }
}
