package cn.doorplate.capacity;

import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the gate, when a transaction is over, what came of it. */
@Component
class GateNews {

    private final GateStore store;
    private final GateMemory memory;
    private final GateKeeper keeper;

    GateNews(GateStore store, GateMemory memory, GateKeeper keeper) {
        this.store = store;
        this.memory = memory;
        this.keeper = keeper;
    }

    /** If that is committed: what was known of it before is over. */
    void changed(long pool, long version) {
        after(status -> {
            if (status == TransactionSynchronization.STATUS_COMMITTED) {
                store.changed(pool, version);
                memory.drop(pool);
            }
        });
    }

    /** Whatever becomes of the transaction. */
    void refused(long pool) {
        after(status -> keeper.refused(pool));
    }

    /** What fails there is logged, and takes nothing from what was done. */
    private static void after(IntConsumer work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                work.accept(status);
            }
        });
    }
}
