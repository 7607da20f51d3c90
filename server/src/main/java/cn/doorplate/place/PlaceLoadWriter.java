package cn.doorplate.place;

import cn.doorplate.place.PlaceEdits.Edit;
import cn.doorplate.shared.Parts;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes {@link PlaceEdits}: many rows a statement, in the caller's transaction. */
@Component
class PlaceLoadWriter {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final PlaceLoadGround ground;
    private final BuildingRegisterMapper buildings;
    private final PlaceLockMapper locks;
    private final BuildingSearch search;
    private final PlaceChanges changes;
    private final Clock clock;

    PlaceLoadWriter(
            JdbcTemplate jdbc,
            PlaceLoadGround ground,
            BuildingRegisterMapper buildings,
            PlaceLockMapper locks,
            BuildingSearch search,
            PlaceChanges changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.ground = ground;
        this.buildings = buildings;
        this.locks = locks;
        this.search = search;
        this.changes = changes;
        this.clock = clock;
    }

    void write(RegionCode community, PlaceEdits edits) {
        ground.hold(edits);
        compounds(community, edits.compounds());
        buildings(community, edits.buildings());
        leaveAreas(edits.buildings());
        index(community, edits);
        units(edits.units());
        households(edits.households());
        responsibilities(edits.responsibilities());
        PlaceLoadScopes scopes = PlaceLoadScopes.of(community, edits, unitHouses(edits));
        if (!scopes.isEmpty()) {
            changes.changed(scopes.toArray());
        }
    }

    private void compounds(RegionCode community, List<Edit<OnFile.Compound>> edits) {
        insert("compound (id, region_code, name, address)", edits, it ->
                new @Nullable Object[] {it.id(), community.value(), it.name(), it.address()});
        update("compound set address = ?", edits, it -> new @Nullable Object[] {it.address(), it.id()});
    }

    private void buildings(RegionCode community, List<Edit<OnFile.Building>> edits) {
        insert(
                "building (id, region_code, compound_id, grid_id, name, address, longitude, latitude)",
                edits,
                it -> new @Nullable Object[] {
                    it.id(),
                    community.value(),
                    it.compoundId(),
                    it.gridId(),
                    it.name(),
                    it.address(),
                    it.longitude(),
                    it.latitude()
                });
        update("building set grid_id = ?, address = ?, longitude = ?, latitude = ?", edits, it ->
                new @Nullable Object[] {it.gridId(), it.address(), it.longitude(), it.latitude(), it.id()});
    }

    /** As {@link BuildingRegister#correct}: an area that a building has left, its units and households have left as well. */
    private void leaveAreas(List<Edit<OnFile.Building>> edits) {
        Map<Long, List<Long>> within = new HashMap<>();
        for (Edit<OnFile.Building> edit : edits) {
            OnFile.Building before = edit.before();
            Long grid = edit.after().gridId();
            if (before != null && grid != null && !grid.equals(before.gridId())) {
                List<Long> areas = within.computeIfAbsent(grid, locks::areasIn);
                buildings.leaveAreasOfUnits(before.id(), areas);
                buildings.leaveAreasOfHouseholds(before.id(), areas);
            }
        }
    }

    /** Compounds keep their names, so what is new or stands elsewhere is all that search must learn. */
    private void index(RegionCode community, PlaceEdits edits) {
        if (edits.buildings().isEmpty()) {
            return;
        }
        Map<Long, String> names = new HashMap<>();
        jdbc.query(
                "select id, name from compound where region_code = ?",
                row -> {
                    names.put(row.getLong(1), row.getString(2));
                },
                community.value());
        for (Edit<OnFile.Building> edit : edits.buildings()) {
            OnFile.Building after = edit.after();
            OnFile.Building before = edit.before();
            String compound = after.compoundId() == null ? null : names.get(after.compoundId());
            if (before == null) {
                search.index(after.id(), compound, after.name(), after.address());
            } else {
                search.reindex(
                        new BuildingSearchRow(after.id(), community.value(), compound, after.name(), before.address()),
                        new BuildingSearchRow(after.id(), community.value(), compound, after.name(), after.address()));
            }
        }
    }

    private void units(List<Edit<OnFile.Unit>> edits) {
        insert("building_unit (id, building_id, grid_id, name)", edits, it ->
                new @Nullable Object[] {it.id(), it.buildingId(), it.gridId(), it.name()});
    }

    private void households(List<Edit<OnFile.Household>> edits) {
        insert("household (id, building_id, unit_id, grid_id, door)", edits, it ->
                new @Nullable Object[] {it.id(), it.buildingId(), it.unitId(), it.gridId(), it.door()});
        update("household set grid_id = ?", edits, it -> new @Nullable Object[] {it.gridId(), it.id()});
    }

    private void responsibilities(List<Edit<OnFile.Responsibility>> edits) {
        Instant now = clock.instant();
        String table = "responsibility (id, place_kind, place_id, role, name, phone, note, position, valid_from)";
        insert(table, edits, it -> new @Nullable Object[] {
            it.id(),
            it.placeKind().name(),
            it.placeId(),
            it.role().name(),
            it.name(),
            it.phone(),
            it.note(),
            it.position(),
            now
        });
        inBatches(
                "update responsibility set phone = ?, note = ?, version = version + 1"
                        + " where id = ? and (valid_until is null or valid_until > ?)",
                changed(edits, it -> new @Nullable Object[] {it.phone(), it.note(), it.id(), now}));
    }

    /** The buildings of the units for which somebody answers from now on. */
    private Map<Long, Long> unitHouses(PlaceEdits edits) {
        Map<Long, Long> houses = new LinkedHashMap<>();
        edits.units().forEach(edit -> houses.put(edit.after().id(), edit.after().buildingId()));
        edits.responsibilities().stream()
                .map(Edit::after)
                .filter(it -> it.placeKind() == PlaceKind.UNIT)
                .forEach(it -> houses.computeIfAbsent(
                        it.placeId(),
                        unit -> jdbc.queryForObject(
                                "select building_id from building_unit where id = ?", Long.class, unit)));
        return houses;
    }

    private <T> void insert(String table, List<Edit<T>> edits, Function<T, @Nullable Object[]> values) {
        List<@Nullable Object[]> rows = edits.stream()
                .filter(Edit::isNew)
                .map(edit -> values.apply(edit.after()))
                .toList();
        if (!rows.isEmpty()) {
            String row = "?" + ", ?".repeat(rows.get(0).length - 1);
            inBatches("insert into " + table + " values (" + row + ")", rows);
        }
    }

    private <T> void update(String set, List<Edit<T>> edits, Function<T, @Nullable Object[]> values) {
        inBatches("update " + set + ", version = version + 1 where id = ?", changed(edits, values));
    }

    private static <T> List<@Nullable Object[]> changed(List<Edit<T>> edits, Function<T, @Nullable Object[]> values) {
        return edits.stream()
                .filter(edit -> !edit.isNew())
                .map(edit -> values.apply(edit.after()))
                .toList();
    }

    private void inBatches(String sql, List<@Nullable Object[]> rows) {
        for (List<@Nullable Object[]> part : Parts.of(rows, BATCH)) {
            int[] counts = jdbc.batchUpdate(sql, part);
            if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
                throw new OptimisticLockingFailureException("what was to change is there no longer");
            }
        }
    }
}
