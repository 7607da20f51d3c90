package cn.doorplate.place;

/**
 * Names a place.
 *
 * @param id a region's code as a number, or the id of the row
 */
public record PlaceRef(PlaceKind kind, long id) {}
