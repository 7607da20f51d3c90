package cn.doorplate.station;

import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Scope;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts stations into the database, past the desk. */
public final class TestStations {

    private static final int TOGETHER = 2_000;

    private final JdbcTemplate jdbc;
    private final PlaceChanges changes;
    private final TransactionTemplate transaction;

    public TestStations(JdbcTemplate jdbc, PlaceChanges changes, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.transaction = transaction;
    }

    /**
     * A station to be.
     *
     * @param works what it has, and that works
     * @param broken what it has, and that is out of order
     */
    public record Draft(
            long id,
            StationKind kind,
            String name,
            RegionCode community,
            @Nullable Long building,
            Location location,
            boolean roundTheClock,
            List<AmenityKind> works,
            List<AmenityKind> broken) {

        public static Draft at(RegionCode community, double longitude, double latitude) {
            return new Draft(
                    Ids.next(),
                    StationKind.REST_STATION,
                    "测试骑手驿站",
                    community,
                    null,
                    new Location(longitude, latitude),
                    true,
                    List.of(),
                    List.of());
        }

        public Draft having(AmenityKind... kinds) {
            return new Draft(id, kind, name, community, building, location, roundTheClock, List.of(kinds), broken);
        }

        String content() {
            List<WeeklySpan> weekly = roundTheClock
                    ? IntStream.rangeClosed(1, 7)
                            .mapToObj(day -> new WeeklySpan(day, new DaySpan(0, DaySpan.DAY)))
                            .toList()
                    : List.of();
            StationHours hours = new StationHours(weekly, HolidayRule.AS_USUAL, List.of(), List.of());
            return new StationContent("测试路 1 号", null, List.of(), hours, List.of(), null, List.of()).toJson();
        }
    }

    /** @return its id */
    public long put(Draft draft) {
        putAll(List.of(draft));
        return draft.id();
    }

    /** All of them, and all servers learn of it. */
    public void putAll(List<Draft> drafts) {
        for (int from = 0; from < drafts.size(); from += TOGETHER) {
            List<Draft> part = drafts.subList(from, Math.min(drafts.size(), from + TOGETHER));
            transaction.executeWithoutResult(status -> insert(part));
        }
    }

    private void insert(List<Draft> part) {
        Timestamp now = Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        jdbc.batchUpdate(
                "insert into station (id, kind, name, region, building_id, longitude, latitude, cell, code, content,"
                        + " confirmed_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                part.stream()
                        .map(it -> new Object[] {
                            it.id(),
                            it.kind().name(),
                            it.name(),
                            it.community().value(),
                            it.building(),
                            it.location().longitude(),
                            it.location().latitude(),
                            StationCell.of(it.location()).number(),
                            StationCodes.next(),
                            it.content(),
                            now,
                            now
                        })
                        .toList());
        List<Object[]> amenities = new ArrayList<>();
        part.forEach(it -> {
            it.works().forEach(kind -> amenities.add(amenity(it, kind, true, now)));
            it.broken().forEach(kind -> amenities.add(amenity(it, kind, false, now)));
        });
        jdbc.batchUpdate(
                "insert into station_amenity (station_id, kind, region, works, since, created_at) values (?, ?, ?, ?, ?, ?)",
                amenities);
        changes.changed(part.stream()
                .map(it -> Scope.stations(StationCell.of(it.location()).number()))
                .distinct()
                .toArray(Scope[]::new));
    }

    /** It lies elsewhere from now on, and all servers learn of it. */
    public void move(Draft draft, Location to) {
        long before = StationCell.of(draft.location()).number();
        long after = StationCell.of(to).number();
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "update station set longitude = ?, latitude = ?, cell = ? where id = ?",
                    to.longitude(),
                    to.latitude(),
                    after,
                    draft.id());
            changes.changed(Scope.stations(before), Scope.stations(after));
        });
    }

    /** It is no more, and all servers learn of it. */
    public void remove(Draft draft) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("update station set cell = null, removed_at = utc_timestamp(3) where id = ?", draft.id());
            changes.changed(Scope.stations(StationCell.of(draft.location()).number()));
        });
    }

    private static Object[] amenity(Draft it, AmenityKind kind, boolean works, Timestamp now) {
        return new Object[] {it.id(), kind.name(), it.community().value(), works, now, now};
    }
}
