package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Location;
import cn.doorplate.station.StationContents.Read;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code station}.
 *
 * @param region the code of its community
 * @param cell {@link StationCell#number}; null for one that is no more
 * @param code what stands in its printed link
 * @param content {@link StationContent}, as JSON
 */
@TableName("station")
record StationRow(
        @TableId(type = IdType.INPUT) long id,
        StationKind kind,
        String name,
        long region,
        @Nullable Long buildingId,
        double longitude,
        double latitude,
        @Nullable Long cell,
        String code,
        String content,
        @Nullable String closedReason,
        @Nullable Instant closedFrom,
        @Nullable Instant closedUntil,
        Instant confirmedAt,
        @Nullable Instant removedAt,
        int version,
        Instant createdAt) {

    static StationRow entered(
            long id, StationKind kind, RegionCode community, Read read, StationContent content, Instant now) {
        return new StationRow(
                id,
                kind,
                read.name(),
                community.value(),
                read.buildingId(),
                read.location().longitude(),
                read.location().latitude(),
                StationCell.of(read.location()).number(),
                StationCodes.next(),
                content.toJson(),
                null,
                null,
                null,
                now,
                null,
                0,
                now);
    }

    /** Who says what it is says that it is right. */
    StationRow saying(StationKind is, Read read, StationContent says, Instant now) {
        return new StationRow(
                id,
                is,
                read.name(),
                region,
                read.buildingId(),
                read.location().longitude(),
                read.location().latitude(),
                StationCell.of(read.location()).number(),
                code,
                says.toJson(),
                closedReason,
                closedFrom,
                closedUntil,
                now,
                removedAt,
                version + 1,
                createdAt);
    }

    StationRow removed(Instant now) {
        return with(code, closed(), confirmedAt, now);
    }

    StationRow confirmed(Instant now) {
        return with(code, closed(), now, removedAt);
    }

    StationRow closed(@Nullable StationClosed other) {
        return with(code, other, confirmedAt, removedAt);
    }

    StationRow withCode(String other) {
        return with(other, closed(), confirmedAt, removedAt);
    }

    /** How it stands, and not what it is. */
    private StationRow with(
            String printed, @Nullable StationClosed closes, Instant confirmed, @Nullable Instant removed) {
        return new StationRow(
                id,
                kind,
                name,
                region,
                buildingId,
                longitude,
                latitude,
                removed == null ? cell : null,
                printed,
                content,
                closes == null ? null : closes.reason(),
                closes == null ? null : closes.from(),
                closes == null ? null : closes.until(),
                confirmed,
                removed,
                version,
                createdAt);
    }

    RegionCode community() {
        return new RegionCode(region);
    }

    Location location() {
        return new Location(longitude, latitude);
    }

    @Nullable StationClosed closed() {
        return closedReason == null || closedFrom == null
                ? null
                : new StationClosed(closedReason, closedFrom, closedUntil);
    }
}
