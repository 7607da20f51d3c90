package cn.doorplate.alarm;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an alarm is.
 *
 * @param path the place with all around it
 * @param metres to the place, from the position that was sent; null where it is the place itself
 */
record AlarmPlace(PlacePath path, @Nullable Integer metres) {

    /** Empty for what lies in none. */
    Optional<PlaceRef> building() {
        return path.places().stream()
                .filter(it -> it.kind() == PlaceKind.BUILDING)
                .findFirst();
    }
}
