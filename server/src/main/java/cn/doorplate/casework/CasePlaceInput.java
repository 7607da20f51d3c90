package cn.doorplate.casework;

import cn.doorplate.place.PlaceInput;
import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/** Where a case is, as a client names it: one of these is given. */
record CasePlaceInput(
        @Nullable String doorplate,
        @Nullable PlaceInput place,
        @Nullable Spot spot) {

    /** A spot in the open, by a point or a building nearby. */
    record Spot(@Nullable Location location, @Nullable String building, String words) {}
}
