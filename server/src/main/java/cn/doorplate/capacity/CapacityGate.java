package cn.doorplate.capacity;

import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Says no without asking the database, for a crowd before what is full. It knows what was so in the database less than a second
 * ago, out of Redis; where Redis is lost, frozen or emptied, it knows nothing, and says nothing.
 */
@Service
public class CapacityGate {

    private final GateMemory memory;
    private final GateKeeper keeper;

    CapacityGate(GateMemory memory, GateKeeper keeper) {
        this.memory = memory;
        this.keeper = keeper;
    }

    /**
     * Why this person gets nothing new of the pool, whichever share they would take. Empty for who has a live claim there, as holder or
     * as claimant, and where nothing is known: then the database has to be asked.
     */
    public Optional<Refusal> refusal(long pool, long person) {
        GateCard card = memory.get(pool);
        if (card == null) {
            return Optional.empty();
        }
        keeper.refused(pool);
        return card.knows(person) ? Optional.empty() : Optional.of(card.why());
    }
}
