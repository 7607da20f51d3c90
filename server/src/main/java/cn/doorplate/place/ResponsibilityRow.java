package cn.doorplate.place;

import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.shared.Ids;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers for a place.
 *
 * @param personId the person behind the card; null if it is bound to nobody
 * @param bereftRegion where staff have to look after it, for that person has gone; null if nobody has
 */
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
        int version,
        @Nullable Long personId,
        @Nullable Long bereftRegion) {

    /** Nobody's yet. */
    static ResponsibilityRow of(long id, Responsibility it, int version) {
        return new ResponsibilityRow(
                id,
                it.placeKind(),
                it.placeId(),
                it.role(),
                it.name(),
                it.phone(),
                it.note(),
                it.position(),
                it.from(),
                it.until(),
                version,
                null,
                null);
    }

    ResponsibilityRecord toRecord() {
        return new ResponsibilityRecord(
                Ids.toOpaque(id),
                version,
                role,
                role.title(),
                name,
                phone,
                note,
                position,
                validFrom,
                validUntil,
                binding());
    }

    private ResponsibilityBinding binding() {
        if (personId != null) {
            return ResponsibilityBinding.BOUND;
        }
        return bereftRegion == null ? ResponsibilityBinding.NONE : ResponsibilityBinding.GONE;
    }

    PlaceRef place() {
        return new PlaceRef(placeKind, placeId);
    }

    /** The same, with what is published of it as it was read. */
    ResponsibilityRow saying(String name, String phone, @Nullable String note) {
        return new ResponsibilityRow(
                id,
                placeKind,
                placeId,
                role,
                name,
                phone,
                note,
                position,
                validFrom,
                validUntil,
                version,
                personId,
                bereftRegion);
    }

    boolean inForceAt(Instant now) {
        return !validFrom.isAfter(now) && (validUntil == null || validUntil.isAfter(now));
    }

    /** When it next comes into or goes out of force; null if it stays as it is. */
    @Nullable Instant nextTurn(Instant now) {
        return validFrom.isAfter(now) ? validFrom : validUntil;
    }
}
