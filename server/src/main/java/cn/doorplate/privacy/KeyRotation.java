package cn.doorplate.privacy;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the keys of persons anew under the current master key; what the keys themselves have sealed stays as it is. Batch by
 * batch, each a transaction, each row by a conditional update: it may be killed anywhere and begun again, run twice at once, and
 * run while servers serve, as long as these know both master keys.
 */
@Component
class KeyRotation {

    /** Before the first person. */
    static final long START = Long.MIN_VALUE;

    private final PersonKeyMapper keys;
    private final MasterKeys masterKeys;
    private final TransactionTemplate transactions;

    KeyRotation(PersonKeyMapper keys, MasterKeys masterKeys, TransactionTemplate transactions) {
        this.keys = keys;
        this.masterKeys = masterKeys;
        this.transactions = transactions;
    }

    /**
     * How far a batch has come.
     *
     * @param last the last person looked at, to go on after
     * @param seen how many; none when all is done
     */
    record Step(long last, int seen) {}

    /** The master keys that are in use and not configured; without them it cannot begin. */
    List<String> missing() {
        return keys.masterKeysInUse().stream()
                .filter(id -> !masterKeys.knows(id))
                .toList();
    }

    long left() {
        return keys.countNotUnder(masterKeys.current());
    }

    Step step(long after, int atMost) {
        return Objects.requireNonNull(transactions.execute(status -> rewrap(after, atMost)));
    }

    private Step rewrap(long after, int atMost) {
        String current = masterKeys.current();
        long last = after;
        List<PersonKeyRow> rows = keys.notUnder(current, after, atMost);
        for (PersonKeyRow row : rows) {
            last = row.personId();
            byte[] key = masterKeys.unwrap(row.masterKeyId(), last, row.wrapped());
            byte[] wrapped = masterKeys.wrap(current, last, key);
            // No row means that it was destroyed or rewrapped while we looked, and either is as it should be.
            keys.rewrap(new PersonKeyRow(last, current, wrapped), row.masterKeyId());
        }
        return new Step(last, rows.size());
    }
}
