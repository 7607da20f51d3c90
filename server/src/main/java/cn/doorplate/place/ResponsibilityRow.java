package cn.doorplate.place;

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
        @Nullable Instant validUntil) {

    boolean inForceAt(Instant now) {
        return !validFrom.isAfter(now) && (validUntil == null || validUntil.isAfter(now));
    }

    /** When it next comes into or goes out of force; null if it stays as it is. */
    @Nullable Instant nextTurn(Instant now) {
        return validFrom.isAfter(now) ? validFrom : validUntil;
    }
}
