package cn.doorplate.place;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an entry refers to, looked up and locked; what is not there, or elsewhere, is one more fault of the entry. */
@Component
class Ground {

    private final PlaceLockMapper locks;
    private final PlaceMapper places;

    Ground(PlaceLockMapper locks, PlaceMapper places) {
        this.locks = locks;
        this.places = places;
    }

    /** An area of that community; null, with a fault, if it is none. */
    @Nullable KeptRow grid(@Nullable Long id, long regionCode, Faults faults) {
        KeptRow row = id == null ? null : locks.grid(id);
        return here("grid", id, row, row != null && row.regionCode() == regionCode, faults);
    }

    /** An area of that community that lies in each of these, or is it. */
    @Nullable KeptRow gridWithin(@Nullable Long id, List<@Nullable Long> around, long regionCode, Faults faults) {
        KeptRow row = grid(id, regionCode, faults);
        if (row != null) {
            Set<Long> above = new HashSet<>();
            GridPaths.read(places, List.of(row.id())).pathTo(row.id()).forEach(area -> above.add(area.id()));
            boolean within = around.stream().filter(Objects::nonNull).allMatch(above::contains);
            return here("grid", id, row, within, faults);
        }
        return null;
    }

    /** A compound of that community. */
    @Nullable KeptRow compound(@Nullable Long id, long regionCode, Faults faults) {
        KeptRow row = id == null ? null : locks.compound(id);
        return here("compound", id, row, row != null && row.regionCode() == regionCode, faults);
    }

    @Nullable KeptRow building(long id, Faults faults) {
        KeptRow row = locks.building(id);
        return here("building", id, row, row != null, faults);
    }

    /** A unit of that building. */
    @Nullable KeptRow unit(@Nullable Long id, long buildingId, Faults faults) {
        KeptRow row = id == null ? null : locks.unit(buildingId, id);
        return here("unit", id, row, row != null, faults);
    }

    /** Any place but a region, which staff do not remove. */
    void place(String field, PlaceRef place, Faults faults) {
        boolean there = switch (place.kind()) {
            case REGION -> true;
            case GRID -> locks.grid(place.id()) != null;
            case COMPOUND -> locks.compound(place.id()) != null;
            case BUILDING -> locks.building(place.id()) != null;
            case UNIT -> locks.anyUnit(place.id()) != null;
        };
        if (!there) {
            faults.add(field, PlaceErrorCode.NOT_HERE);
        }
    }

    private static @Nullable KeptRow here(
            String field, @Nullable Long asked, @Nullable KeptRow row, boolean fits, Faults faults) {
        if (asked != null && !fits) {
            faults.add(field, PlaceErrorCode.NOT_HERE);
            return null;
        }
        return row;
    }
}
