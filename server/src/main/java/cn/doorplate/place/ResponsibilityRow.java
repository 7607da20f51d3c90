package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@TableName("responsibility")
record ResponsibilityRow(
        @TableId(type = IdType.INPUT) long id,
        PlaceKind placeKind,
        long placeId,
        ResponsibilityRole role,
        String name,
        String phone,
        @Nullable String note,
        int position,
        Instant validFrom,
        @Nullable Instant validUntil,
        int version) {

    ResponsibilityRecord toRecord() {
        return new ResponsibilityRecord(
                Ids.toOpaque(id), version, role, role.title(), name, phone, note, position, validFrom, validUntil);
    }

    PlaceRef place() {
        return new PlaceRef(placeKind, placeId);
    }

    /** The same, with what is published of it as it was read. */
    ResponsibilityRow saying(String name, String phone, @Nullable String note) {
        return new ResponsibilityRow(
                id, placeKind, placeId, role, name, phone, note, position, validFrom, validUntil, version);
    }

    boolean inForceAt(Instant now) {
        return !validFrom.isAfter(now) && (validUntil == null || validUntil.isAfter(now));
    }

    /** When it next comes into or goes out of force; null if it stays as it is. */
    @Nullable Instant nextTurn(Instant now) {
        return validFrom.isAfter(now) ? validFrom : validUntil;
    }
}
