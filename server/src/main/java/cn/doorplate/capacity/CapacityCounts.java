package cn.doorplate.capacity;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How many places of pools are held, and how many offered. */
@Service
public class CapacityCounts {

    private final CountMapper rows;

    CapacityCounts(CountMapper rows) {
        this.rows = rows;
    }

    /** Of one pool. */
    public record Taken(int held, int offered) {

        public static final Taken NONE = new Taken(0, 0);
    }

    /** By pool, of those that are there; one statement. */
    public Map<Long, Taken> of(Collection<Long> pools) {
        return pools.isEmpty()
                ? Map.of()
                : rows.of(pools).stream()
                        .collect(Collectors.toMap(CountMapper.Counted::pool, it -> new Taken(it.held(), it.offered())));
    }
}
