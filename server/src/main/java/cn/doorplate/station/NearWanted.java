package cn.doorplate.station;

import java.util.Set;

/**
 * Which stations somebody looks for.
 *
 * @param kinds empty for all
 * @param amenities all of them there and working
 */
record NearWanted(double metres, Set<StationKind> kinds, Set<AmenityKind> amenities, boolean openNow) {}
