package cn.doorplate.place;

import java.util.Locale;

/**
 * What a change touches, and so which pages must be read again: every page whose door lies in it.
 *
 * @param id a region's code as a number, or the id of the row; 0 for all plates
 */
public record Scope(Kind kind, long id) {

    /** The sizes of a change. */
    public enum Kind {
        /** A province, city, county, street or community with all in it. */
        REGION,
        /** A grid, zone or ten-household unit. */
        GRID,
        COMPOUND,
        BUILDING,
        /** A cell of the map in which stations lie, as their module counts them; what those are. */
        STATIONS,
        /** The same; what they have and whether it works, which stands on no page. */
        AMENITIES,
        /** Which codes exist: touched when a plate is given out, so that a code remembered as unknown is asked for again. */
        PLATES
    }

    public static Scope region(RegionCode code) {
        return new Scope(Kind.REGION, code.value());
    }

    public static Scope grid(long id) {
        return new Scope(Kind.GRID, id);
    }

    public static Scope compound(long id) {
        return new Scope(Kind.COMPOUND, id);
    }

    public static Scope building(long id) {
        return new Scope(Kind.BUILDING, id);
    }

    public static Scope stations(long cell) {
        return new Scope(Kind.STATIONS, cell);
    }

    public static Scope amenities(long cell) {
        return new Scope(Kind.AMENITIES, cell);
    }

    static Scope plates() {
        return new Scope(Kind.PLATES, 0);
    }

    /** The name by which the generations know it. */
    public String key() {
        return kindKey() + ":" + id;
    }

    String kindKey() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
