package cn.doorplate.ledger;

import cn.doorplate.place.Region;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 台账导出: a workbook of cases, for who asked for it.
 *
 * @param rows how many cases are in it so far
 * @param advice what to do; null while it goes well
 * @param url opens it for ten minutes at most; null while there is none
 */
record LedgerExport(
        String id,
        LedgerExportStatus status,
        @Nullable Region region,
        boolean names,
        int rows,
        @Nullable String advice,
        @Nullable String url,
        Instant createdAt,
        Instant expiresAt) {

    static final Duration LIFE = Duration.ofDays(3);

    static boolean isOver(LedgerExportRow row, Instant now) {
        return !row.createdAt().plus(LIFE).isAfter(now);
    }

    /** @param url of the file; null if there is none */
    static LedgerExport of(LedgerExportRow row, @Nullable Region region, @Nullable String url, Instant now) {
        boolean over = isOver(row, now);
        return new LedgerExport(
                Ids.toOpaque(row.id()),
                over ? LedgerExportStatus.EXPIRED : row.status(),
                region,
                row.names(),
                row.lineCount(),
                over ? null : row.advice(),
                over ? null : url,
                row.createdAt(),
                row.createdAt().plus(LIFE));
    }
}
