package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.Known;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 点单: something to be done for somebody by a unit. */
public final class Order extends Case {

    Order(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        super(row, hats, seen);
    }

    /** By when who ordered it would like to have it; null if they did not say. */
    public @Nullable Instant getWishedUntil() {
        return row().wishedUntil();
    }

    /** Whether it is open to all units that serve the place. */
    public boolean getInPool() {
        return row().facts().has(Known.POOL);
    }

    /** The unit that it is offered to, or that has it or had it; null when there is none. */
    @Nullable Long unitId() {
        return row().facts().get(Known.UNIT);
    }
}
