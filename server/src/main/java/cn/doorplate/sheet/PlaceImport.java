package cn.doorplate.sheet;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 导入: what became of a workbook, for the person who sent it.
 *
 * @param problems rows to mend
 * @param advice what to do; null while it goes well
 */
record PlaceImport(
        String id,
        PlaceImportStatus status,
        int rows,
        int problems,
        int created,
        int updated,
        @Nullable String advice,
        @Nullable String resultUrl,
        Instant createdAt) {

    static PlaceImport of(PlaceImportRow row, @Nullable String resultUrl) {
        return new PlaceImport(
                Ids.toOpaque(row.id()),
                row.status(),
                row.lineCount(),
                row.problemCount(),
                row.createdCount(),
                row.updatedCount(),
                row.advice(),
                resultUrl,
                row.createdAt());
    }
}
