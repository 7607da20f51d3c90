package cn.doorplate.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Who holds roles at places now: for what is handled by whoever has the office, and not by a certain person. */
@Service
public class RoleHolding {

    private final RoleHoldingMapper rows;
    private final Clock clock;

    RoleHolding(RoleHoldingMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * By one statement, however many are asked for. Who holds a role around a place holds it there too, but is not listed: ask for
     * the places around as well.
     *
     * @param grants roles at places, at most some dozens; of staff, for residents of a building would be as many as live there
     * @return the persons who hold each of them exactly there, who has done so longest first; nothing for what nobody holds
     */
    public Map<Grant, List<Long>> at(Collection<Grant> grants) {
        if (grants.isEmpty()) {
            return Map.of();
        }
        return rows.at(Set.copyOf(grants), clock.instant()).stream()
                .collect(Collectors.groupingBy(
                        RoleHoldingMapper.Holder::grant,
                        Collectors.mapping(RoleHoldingMapper.Holder::personId, Collectors.toList())));
    }
}
