package cn.doorplate.stay;

import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what a station does, without names. */
@Component
class StayCounts {

    private final StayCountMapper rows;

    StayCounts(StayCountMapper rows) {
        this.rows = rows;
    }

    /** Once more, with the caller's transaction; the last thing in it, for others count there too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(StayCount what, RegionCode region, long station, Instant at) {
        rows.count(region.value(), StayTime.day(at), station, what, at);
    }
}
