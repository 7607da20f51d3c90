package cn.doorplate.place;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a module puts something on the plate's page: a bean of this type. What it contributes is public, kept with the page
 * and read again when {@link PlaceChanges} names a scope that holds the door, or when {@code validUntil} has come.
 */
public interface PlateSections {

    /** The records that this module contributes, so that a page can be read back from Redis. */
    Set<Class<? extends PlateSection>> types();

    /** Called inside the read-only transaction that reads the page; a failure costs the page this part and no other. */
    Contribution contribute(PlateSite site);

    /**
     * What is to be shown at a door.
     *
     * @param validUntil when the answer will be another one though nothing is written: a notice begins or ends, an office
     *     opens; null if never. An empty answer may have one too.
     */
    record Contribution(
            List<PlateSection> sections, @Nullable Instant validUntil) {

        public static Contribution nothing() {
            return new Contribution(List.of(), null);
        }
    }
}
