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
     * The same for many doors, in their order: a change of a whole region has thousands of pages read again. Who asks the
     * database asks it here once for all of them. After a failure each door is asked for by itself.
     */
    default List<Contribution> contribute(List<PlateSite> sites) {
        return sites.stream().map(this::contribute).toList();
    }

    /**
     * What is to be shown at a door.
     *
     * @param validUntil when the answer will be another one though nothing is written: a notice begins or ends, an office
     *     opens; null if never. An empty answer may have one too.
     * @param scopes on what it depends beside the places that hold the door
     */
    record Contribution(
            List<PlateSection> sections, @Nullable Instant validUntil, Set<Scope> scopes) {

        public Contribution(List<PlateSection> sections, @Nullable Instant validUntil) {
            this(sections, validUntil, Set.of());
        }

        public static Contribution nothing() {
            return new Contribution(List.of(), null);
        }
    }
}
