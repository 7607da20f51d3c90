package cn.doorplate.place;

import java.util.List;
import java.util.Set;

/**
 * Which regions of some upper levels hold a word in their name, as far as a glance tells.
 *
 * @param known whether {@code codes} are all of them and no others may be; if not, only the names tell
 * @param all whether no region but {@code codes} can be one of them
 */
record RegionAbove(Set<Long> codes, boolean known, boolean all) {

    boolean isNone() {
        return all && codes.isEmpty();
    }

    /** Whether one of a region's ancestors is one of these; to be asked only when {@link #known}. */
    boolean holds(List<Long> ancestors) {
        return ancestors.stream().anyMatch(codes::contains);
    }
}
