package cn.doorplate.place;

/** A ten-household unit to which some household of a building, or of a unit, belongs. */
record NeighboursRow(long placeId, long gridId) {}
