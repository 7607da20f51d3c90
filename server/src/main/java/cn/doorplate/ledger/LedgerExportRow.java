package cn.doorplate.ledger;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ledger_export}.
 *
 * @param asked a {@link LedgerAsk}, sealed
 * @param lineCount how many cases are written
 * @param attempts how often it was taken by a server; who took it last may change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LedgerExportRow(
        long id,
        long personId,
        long regionCode,
        boolean names,
        byte[] asked,
        LedgerExportStatus status,
        @Nullable String advice,
        int lineCount,
        int attempts,
        Instant createdAt) {

    PlaceRef place() {
        return new PlaceRef(PlaceKind.REGION, regionCode);
    }

    RegionCode region() {
        return new RegionCode(regionCode);
    }
}
