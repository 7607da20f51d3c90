package cn.doorplate.event;

import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where an event is.
 *
 * @param words as people find it
 * @param building the id of a building of ours; null where it is in none
 * @param location of its own; null where the building says it, or nobody knows
 */
record EventVenue(
        String words, @Nullable Long building, @Nullable Location location) {}
