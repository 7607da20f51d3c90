package cn.doorplate.band;

import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.housekeeping.Partitions;
import cn.doorplate.housekeeping.Piece;
import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes what bands told, some time after: day by day, each day with the piece of the table in which it lies. */
@Component
class BandReadingRetention implements Retained {

    static final Partitioned TABLE = new Partitioned("band_reading", Piece.DAY, 7);

    private final BandReadingMapper rows;
    private final Partitions partitions;

    BandReadingRetention(BandReadingMapper rows, Partitions partitions) {
        this.rows = rows;
        this.partitions = partitions;
    }

    @Override
    public String subject() {
        return "band_reading";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        Instant day = TABLE.piece().startOf(limit);
        partitions.dropBefore(TABLE.table(), day);
        // What lies in a piece of more than a day, as the first one is.
        return rows.removeBefore(day, atMost);
    }
}
