package cn.doorplate.place;

import cn.doorplate.place.hot.Loaded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Reads all that a plate's page shows, in one snapshot of the database: some ten statements, whatever hangs there. */
@Component
class PlateReader {

    private static final Logger log = LoggerFactory.getLogger(PlateReader.class);

    /** After this a contributor that failed is asked again. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final DoorplateMapper plates;
    private final PlaceMapper places;
    private final Buildings buildings;
    private final Responsibilities responsibilities;
    private final List<PlateSections> contributors;
    private final ImpatientConnection connection;
    private final Clock clock;

    PlateReader(
            DoorplateMapper plates,
            PlaceMapper places,
            Buildings buildings,
            Responsibilities responsibilities,
            List<PlateSections> contributors,
            ImpatientConnection connection,
            Clock clock) {
        this.plates = plates;
        this.places = places;
        this.buildings = buildings;
        this.responsibilities = responsibilities;
        this.contributors = contributors;
        this.connection = connection;
        this.clock = clock;
    }

    /** The generation is read first: what it does not contain, the rest may, and never the other way about. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Loaded<CachedPlate> read(String code) {
        connection.waitNoLongerThanPeopleDo();
        // Nothing is written. A contributor's failure inside a transactional service must not fail the page at the
        // commit.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        long generation = places.generation();
        DoorplateRow plate = plates.selectById(code);
        if (plate == null) {
            return new Loaded<>(null, generation, Set.of(Scope.plates().key()), null);
        }
        if (plate.status() != DoorplateStatus.ACTIVE) {
            CachedPlate retired = CachedPlate.retired(plate.status(), plate.buildingId());
            Scope scope = Scope.building(plate.buildingId());
            return new Loaded<>(retired, generation, Set.of(scope.key()), null);
        }
        return readActive(plate, generation);
    }

    private Loaded<CachedPlate> readActive(DoorplateRow plate, long generation) {
        BuildingRow row = places.buildings(List.of(plate.buildingId())).get(0);
        Building building = buildings.byIds(List.of(row.id())).get(0);
        UnitRow unit = unitOf(plate);
        List<Long> gridIds = gridIds(row, unit);
        GridPaths paths = GridPaths.read(places, gridIds);
        Surroundings around =
                Surroundings.of(unit, row, gridIds.stream().map(paths::pathTo).toList(), building.regionPath());
        Responsibilities.Contacts contacts = responsibilities.at(around);
        PlateSite site = new PlateSite(
                new RegionCode(row.regionCode()), around.gridIds(), row.compoundId(), row.id(), unitId(unit));
        List<CachedPlate.Part> parts =
                contributors.stream().map(it -> ask(it, site)).toList();
        CachedPlate page = new CachedPlate(
                DoorplateStatus.ACTIVE,
                row.id(),
                building,
                unit == null ? null : Buildings.unit(unit),
                contacts.cards(),
                parts);
        return new Loaded<>(page, generation, scopes(site), earliest(contacts.nextTurn(), parts));
    }

    private @Nullable UnitRow unitOf(DoorplateRow plate) {
        return plate.unitId() == null
                ? null
                : places.unitsOf(List.of(plate.buildingId())).stream()
                        .filter(unit -> unit.id() == plate.unitId())
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Long unitId(@Nullable UnitRow unit) {
        return unit == null ? null : unit.id();
    }

    /** The finest areas first: those of the households behind the door, then the stairwell's, then the building's. */
    private List<Long> gridIds(BuildingRow building, @Nullable UnitRow unit) {
        List<Long> ids = new ArrayList<>(places.tenHouseholdUnitsAt(building.id(), unitId(unit)));
        if (ids.size() > 5) {
            ids.clear();
        }
        if (unit != null && unit.gridId() != null) {
            ids.add(unit.gridId());
        }
        if (building.gridId() != null) {
            ids.add(building.gridId());
        }
        return ids.stream().distinct().toList();
    }

    private CachedPlate.Part ask(PlateSections contributor, PlateSite site) {
        try {
            PlateSections.Contribution contribution = contributor.contribute(site);
            return new CachedPlate.Part(contribution.sections(), contribution.validUntil());
        } catch (RuntimeException e) {
            log.error("{} has nothing for building {}", contributor.getClass().getSimpleName(), site.buildingId(), e);
            return new CachedPlate.Part(List.of(), clock.instant().plus(RETRY));
        }
    }

    private static Set<String> scopes(PlateSite site) {
        Set<String> scopes = new HashSet<>();
        scopes.add(Scope.building(site.buildingId()).key());
        if (site.compoundId() != null) {
            scopes.add(Scope.compound(site.compoundId()).key());
        }
        site.gridIds().forEach(id -> scopes.add(Scope.grid(id).key()));
        site.region().path().forEach(code -> scopes.add(Scope.region(code).key()));
        return scopes;
    }

    private static @Nullable Instant earliest(@Nullable Instant first, List<CachedPlate.Part> parts) {
        return Stream.concat(
                        Stream.ofNullable(first),
                        parts.stream().map(CachedPlate.Part::validUntil).filter(Objects::nonNull))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
