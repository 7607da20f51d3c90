package cn.doorplate.stay;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.ShareState;
import cn.doorplate.station.AmenityStock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who looks for a station with an umbrella finds none whose umbrellas are all out. */
@Component
class LendingStock {

    private final LendingMapper rows;
    private final Capacity capacity;
    private final AmenityStock amenities;

    LendingStock(LendingMapper rows, Capacity capacity, AmenityStock amenities) {
        this.rows = rows;
        this.capacity = capacity;
        this.amenities = amenities;
    }

    /** Tells stations how it stands with these, once something was taken or brought; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Collection<Long> lendings) {
        Map<Long, PoolState> pools = capacity.pools(lendings);
        rows.selectByIds(lendings).stream()
                .sorted(Comparator.comparingLong(LendingRow::id))
                .forEach(row -> row.thing()
                        .amenity()
                        .ifPresent(kind -> amenities.left(row.stationId(), kind, free(pools.get(row.id())) > 0)));
    }

    /** How many can be taken now. */
    static int free(@Nullable PoolState pool) {
        return pool == null
                ? 0
                : pool.shares().stream().mapToInt(ShareState::free).sum();
    }
}
