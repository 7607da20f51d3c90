package cn.doorplate.identity;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Calls the roll of those who hold roles now within regions, a part at a time: for who has something to tell them all. */
@Service
public class RoleRoll {

    private final RoleRollMapper rows;
    private final Clock clock;

    RoleRoll(RoleRollMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * One who holds a role; who holds several comes as often.
     *
     * @param id of the grant
     * @param at by which the roll goes on: the region for appointments, the county for riders
     */
    public record Holder(long id, long personId, PlaceKind placeKind, long placeId, long at) {

        /** Where it holds. */
        public PlaceRef place() {
            return new PlaceRef(placeKind, placeId);
        }
    }

    /**
     * Those who hold a role by appointment, by region and then grant.
     *
     * @param from a region's code, filled up with zeros to 12 digits: from this on
     * @param after in that region only grants behind this one; 0 for all
     * @param last the last such code
     */
    public List<Holder> appointed(long from, long after, long last, int limit) {
        return rows.appointed(from, after, last, clock.instant(), limit);
    }

    /** Those who ride in counties, by county and then grant; {@code from} and {@code last} are codes of counties. */
    public List<Holder> riders(long from, long after, long last, int limit) {
        return rows.riders(from, after, last, clock.instant(), limit);
    }
}
