package cn.doorplate.place;

import java.util.function.Predicate;

/**
 * One of the ways in which a region can answer a query, to be gone through one after the other.
 *
 * @param source holds every region that {@code admits} admits, and others
 * @param admits whether a region answers in this way; the first stage that admits a region shows it
 */
record RegionStage(RegionSource source, Predicate<RegionRow> admits) {}
