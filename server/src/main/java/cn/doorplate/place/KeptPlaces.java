package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Places as staff list them to keep them: page by page in the order in which they were entered, in the same few statements
 * however many there are. Whether who asks may see them is the caller's question.
 */
@Service
public class KeptPlaces {

    private final KeptPlaceMapper rows;
    private final PlaceLockMapper areas;
    private final PlaceMapper places;
    private final Buildings buildings;

    KeptPlaces(KeptPlaceMapper rows, PlaceLockMapper areas, PlaceMapper places, Buildings buildings) {
        this.rows = rows;
        this.areas = areas;
        this.places = places;
        this.buildings = buildings;
    }

    /**
     * The areas of a community, or an area with those in it.
     *
     * @param kind only of this kind; null for all
     * @param first 1 to 100
     * @throws BadInput if {@code first} or {@code after} cannot be, or it is another kind of place
     */
    public Page<Grid> grids(PlaceRef within, @Nullable GridKind kind, int first, @Nullable String after) {
        int limit = Paging.first(first) + 1;
        List<GridRow> found = switch (within.kind()) {
            case REGION -> rows.gridsOf(community(within), kind, behind(after), limit);
            case GRID -> rows.gridsAmong(areas.areasIn(within.id()), kind, behind(after), limit);
            default -> throw unfit("社区或网格");
        };
        Page<GridRow> page = page(found, first, GridRow::id);
        return page.map(Buildings::grid);
    }

    /** The compounds of a community, or those with a building in an area. Otherwise as {@link #grids}. */
    public Page<Compound> compounds(PlaceRef within, int first, @Nullable String after) {
        int limit = Paging.first(first) + 1;
        List<CompoundRow> found = switch (within.kind()) {
            case REGION -> rows.compoundsOf(community(within), behind(after), limit);
            case GRID -> rows.compoundsIn(areas.areasIn(within.id()), behind(after), limit);
            default -> throw unfit("社区或网格");
        };
        Page<CompoundRow> page = page(found, first, CompoundRow::id);
        return page.map(CompoundRow::toCompound);
    }

    /**
     * The buildings of a community or compound, or those of which an area holds at least a part. Otherwise as {@link
     * #grids}.
     */
    public Page<Building> buildings(PlaceRef within, int first, @Nullable String after) {
        int limit = Paging.first(first) + 1;
        List<Long> found = switch (within.kind()) {
            case REGION -> rows.buildingsOf(community(within), behind(after), limit);
            case COMPOUND -> rows.buildingsBehind(within.id(), behind(after), limit);
            case GRID -> rows.buildingsIn(areas.areasIn(within.id()), behind(after), limit);
            default -> throw unfit("社区、网格或小区");
        };
        Page<Long> page = page(found, first, id -> id);
        return new Page<>(buildings.byIds(page.nodes()), page.pageInfo());
    }

    /** The households of a building or unit. Otherwise as {@link #grids}. */
    public Page<Household> households(PlaceRef within, int first, @Nullable String after) {
        int limit = Paging.first(first) + 1;
        List<HouseholdRow> found = switch (within.kind()) {
            case BUILDING -> rows.households(within.id(), null, behind(after), limit);
            case UNIT -> rows.households(places.buildingOfUnit(within.id()), within.id(), behind(after), limit);
            default -> throw unfit("楼栋或单元");
        };
        Page<HouseholdRow> page = page(found, first, HouseholdRow::id);
        return new Page<>(households(page.nodes()), page.pageInfo());
    }

    /** How often places of one kind were changed, by their opaque ids: the version to be named when one is changed. */
    public Map<String, Integer> versions(PlaceKind kind, Collection<String> opaqueIds) {
        List<Long> ids = opaqueIds.stream().map(Ids::fromOpaque).toList();
        List<VersionRow> found = switch (kind) {
            case GRID -> rows.versionsOfGrids(ids);
            case COMPOUND -> rows.versionsOfCompounds(ids);
            case BUILDING -> rows.versionsOfBuildings(ids);
            case UNIT -> rows.versionsOfUnits(ids);
            case REGION -> List.of();
        };
        return found.stream().collect(Collectors.toMap(row -> Ids.toOpaque(row.id()), VersionRow::version));
    }

    public Optional<Household> household(long id) {
        return Optional.ofNullable(rows.household(id))
                .flatMap(row -> households(List.of(row)).stream().findFirst());
    }

    private List<Household> households(List<HouseholdRow> found) {
        GridPaths grids = GridPaths.read(
                places,
                found.stream()
                        .map(HouseholdRow::gridId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return found.stream().map(row -> row.toHousehold(grids)).toList();
    }

    private static long community(PlaceRef region) {
        if (new RegionCode(region.id()).level() != RegionLevel.COMMUNITY) {
            throw unfit("社区（12 位代码）");
        }
        return region.id();
    }

    private static BadInput unfit(String kinds) {
        return new BadInput("within 请给出" + kinds + "。");
    }

    private static long behind(@Nullable String after) {
        return RegionCursor.parse(after).behind().ref();
    }

    private static <T> Page<T> page(List<T> found, int size, ToLongFunction<T> id) {
        return Page.firstOf(
                found, size, row -> RegionCursor.at(id.applyAsLong(row)).toString());
    }
}
