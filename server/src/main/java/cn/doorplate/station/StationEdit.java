package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.station.StationContents.Read;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a workbook makes of a station.
 *
 * @param before as it is; null for one that is to be entered
 */
record StationEdit(@Nullable StationRow before, RegionCode community, StationContentInput input, Read read) {

    StationRow entered(long id, Instant now) {
        return StationRow.entered(id, input.kind(), community, read, read.content(), now);
    }

    /** Whether anything would be written otherwise than it is; in which words and order a cell said it does not matter. */
    boolean changes() {
        return before == null
                || !StationCells.said(changed(before, before.confirmedAt())).equals(StationCells.said(before));
    }

    /** With the pictures that it has. */
    StationRow changed(StationRow station, Instant now) {
        StationContent content = read.content()
                .withPictures(StationContent.read(station.content()).pictures());
        return station.saying(input.kind(), read, content, now);
    }
}
