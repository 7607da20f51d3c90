package cn.doorplate.place;

import java.util.List;

/**
 * A place with all that it lies in, nearest first: a unit, its building, its areas, its compound, the community, up to the
 * province. Whoever holds a role at one of these holds it here.
 */
public record PlacePath(List<PlaceRef> places) {

    public boolean contains(PlaceRef place) {
        return places.contains(place);
    }

    /** The region in which the place lies, itself if it is one. */
    public RegionCode region() {
        return places.stream()
                .filter(place -> place.kind() == PlaceKind.REGION)
                .findFirst()
                .map(place -> new RegionCode(place.id()))
                .orElseThrow(() -> new IllegalStateException("no region around " + places));
    }

    /** The place itself. */
    public PlaceRef place() {
        return places.get(0);
    }
}
