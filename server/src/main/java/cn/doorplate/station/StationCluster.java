package cn.doorplate.station;

import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/**
 * Stations close to each other, as a map of that scale shows them.
 *
 * @param centre the middle of them all
 * @param station the one, where it is one alone
 */
record StationCluster(
        String key, int count, Location centre, @Nullable Station station) {}
