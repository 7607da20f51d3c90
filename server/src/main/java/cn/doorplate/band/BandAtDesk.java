package cn.doorplate.band;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 手环台账: a wristband, as the community's staff see it. */
record BandAtDesk(
        String id,
        String serial,
        BandStatus status,
        @Nullable Instant heardAt,
        int version) {

    static BandAtDesk of(BandRow row) {
        return new BandAtDesk(Ids.toOpaque(row.id()), row.serial(), row.status(), row.seenAt(), row.version());
    }
}
