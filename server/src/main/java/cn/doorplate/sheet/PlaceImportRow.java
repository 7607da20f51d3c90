package cn.doorplate.sheet;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import as the table has it. */
@TableName("place_import")
record PlaceImportRow(
        @TableId(type = IdType.INPUT) long id,
        long personId,
        PlaceKind placeKind,
        long placeId,
        long regionCode,
        boolean mayPublish,
        long fileId,
        @Nullable Long resultId,
        PlaceImportStatus status,
        @Nullable String advice,
        int lineCount,
        int problemCount,
        int createdCount,
        int updatedCount,
        int attempts,
        int version,
        Instant createdAt) {

    /** One that nobody has worked on yet. */
    static PlaceImportRow waiting(
            long id, long personId, PlaceRef within, RegionCode region, boolean mayPublish, long fileId, Instant now) {
        return new PlaceImportRow(
                id,
                personId,
                within.kind(),
                within.id(),
                region.value(),
                mayPublish,
                fileId,
                null,
                PlaceImportStatus.CHECKING,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                now);
    }

    PlaceRef within() {
        return new PlaceRef(placeKind, placeId);
    }

    Target target() {
        Long grid = placeKind == PlaceKind.GRID ? placeId : null;
        return new Target(new RegionCode(regionCode), grid, mayPublish);
    }
}
