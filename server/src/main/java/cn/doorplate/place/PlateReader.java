package cn.doorplate.place;

import cn.doorplate.place.DoorContacts.Contacts;
import cn.doorplate.place.PlateSections.Contribution;
import cn.doorplate.place.hot.Loaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Reads all that plates' pages show, in one snapshot of the database: some thirteen statements, however many they are and whatever
 * hangs there.
 */
@Component
class PlateReader {

    private final DoorplateMapper plates;
    private final PlaceMapper places;
    private final Buildings buildings;
    private final DoorContacts contacts;
    private final Contributors contributors;
    private final ImpatientConnection connection;

    PlateReader(
            DoorplateMapper plates,
            PlaceMapper places,
            Buildings buildings,
            DoorContacts contacts,
            Contributors contributors,
            ImpatientConnection connection) {
        this.plates = plates;
        this.places = places;
        this.buildings = buildings;
        this.contacts = contacts;
        this.contributors = contributors;
        this.connection = connection;
    }

    /** The generation is read first: what it does not contain, the rest may, and never the other way about. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Loaded<CachedPlate>> read(List<String> codes) {
        connection.waitNoLongerThanPeopleDo();
        // Nothing is written. A contributor's failure inside a transactional service must not fail the page at the
        // commit.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        long generation = places.generation();
        Map<String, Loaded<CachedPlate>> pages = new HashMap<>();
        codes.forEach(code -> pages.put(
                code, new Loaded<>(null, generation, Set.of(Scope.plates().key()), null)));
        List<DoorplateRow> active = new ArrayList<>();
        for (DoorplateRow plate : plates.selectByIds(codes)) {
            if (plate.status() == DoorplateStatus.ACTIVE) {
                active.add(plate);
            } else {
                pages.put(plate.code(), retired(plate, generation));
            }
        }
        if (!active.isEmpty()) {
            pages.putAll(readActive(active, generation));
        }
        return pages;
    }

    private static Loaded<CachedPlate> retired(DoorplateRow plate, long generation) {
        CachedPlate retired = CachedPlate.retired(plate.status(), plate.buildingId());
        return new Loaded<>(
                retired, generation, Set.of(Scope.building(plate.buildingId()).key()), null);
    }

    /** A plate in use, and what it hangs on. */
    private record Hung(
            String code, Building building, @Nullable UnitRow unit, Surroundings around, PlateSite site) {}

    private Map<String, Loaded<CachedPlate>> readActive(List<DoorplateRow> active, long generation) {
        List<Hung> hung = hung(active);
        List<List<Contacts>> called =
                contacts.at(hung.stream().map(Hung::around).toList());
        List<List<Contribution>> said =
                contributors.said(hung.stream().map(Hung::site).toList());
        Map<String, Loaded<CachedPlate>> pages = new HashMap<>();
        for (int i = 0; i < hung.size(); i++) {
            pages.put(hung.get(i).code(), page(hung.get(i), called.get(i), said.get(i), generation));
        }
        return pages;
    }

    private List<Hung> hung(List<DoorplateRow> active) {
        PlateGround ground =
                PlateGround.read(places, active.stream().map(DoorplateRow::door).toList());
        Map<Long, Building> whole = buildings.byId(
                active.stream().map(DoorplateRow::buildingId).distinct().toList());
        return active.stream()
                .map(plate -> hung(plate, ground, Objects.requireNonNull(whole.get(plate.buildingId()))))
                .toList();
    }

    private static Hung hung(DoorplateRow plate, PlateGround ground, Building building) {
        BuildingRow row = ground.building(plate.door());
        UnitRow unit = ground.unit(plate.door());
        Surroundings around = Surroundings.of(unit, row, ground.gridPaths(plate.door()), building.regionPath());
        PlateSite site = new PlateSite(
                new RegionCode(row.regionCode()),
                around.gridIds(),
                row.compoundId(),
                row.id(),
                unit == null ? null : unit.id(),
                building.location());
        return new Hung(plate.code(), building, unit, around, site);
    }

    private static Loaded<CachedPlate> page(
            Hung hung, List<Contacts> around, List<Contribution> said, long generation) {
        CachedPlate page = new CachedPlate(
                DoorplateStatus.ACTIVE,
                hung.site().buildingId(),
                hung.building(),
                hung.unit() == null ? null : Buildings.unit(hung.unit()),
                around.stream().flatMap(place -> place.cards().stream()).toList(),
                said.stream()
                        .map(it -> new CachedPlate.Part(it.sections(), it.validUntil()))
                        .toList());
        return new Loaded<>(page, generation, scopes(hung.site(), said), earliest(around, said));
    }

    private static Set<String> scopes(PlateSite site, List<Contribution> said) {
        Set<String> scopes = new HashSet<>();
        said.forEach(it -> it.scopes().forEach(scope -> scopes.add(scope.key())));
        scopes.add(Scope.building(site.buildingId()).key());
        if (site.compoundId() != null) {
            scopes.add(Scope.compound(site.compoundId()).key());
        }
        site.gridIds().forEach(id -> scopes.add(Scope.grid(id).key()));
        site.region().path().forEach(code -> scopes.add(Scope.region(code).key()));
        return scopes;
    }

    private static @Nullable Instant earliest(List<Contacts> around, List<Contribution> said) {
        return Stream.concat(
                        around.stream().map(Contacts::nextTurn).filter(Objects::nonNull),
                        said.stream().map(Contribution::validUntil).filter(Objects::nonNull))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
