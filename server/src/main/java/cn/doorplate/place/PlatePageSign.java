package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * The enamel as it is drawn.
 *
 * @param street the line above
 * @param estate the compound, if the building stands in one
 * @param number what is written large
 * @param size the class of the type that lets {@code number} stay on one line of a phone
 * @param code as printed below
 */
record PlatePageSign(String street, @Nullable String estate, String number, String size, String code) {

    static PlatePageSign of(Doorplate plate, Building building) {
        Unit unit = plate.unit();
        String number = unit == null ? building.name() : building.name() + " " + unit.name();
        Compound compound = building.compound();
        String estate = compound == null ? null : compound.name();
        return new PlatePageSign(street(building), estate, number, size(number), printed(plate.code()));
    }

    /** A lane's house, 积善巷 12号, is painted with the number large, so the line above leaves it out. */
    private static String street(Building building) {
        return street(building.address(), building.name());
    }

    static String street(String address, String name) {
        boolean repeats = address.endsWith(name) && address.length() > name.length();
        return repeats ? address.substring(0, address.length() - name.length()) : address;
    }

    /** The code in its groups; anything else cut to what fits, for it is whatever somebody typed. */
    static String printed(String code) {
        return PlateCode.parse(code)
                .map(PlateCode::spaced)
                .orElseGet(() -> code.length() > 40 ? code.substring(0, 40) + "…" : code);
    }

    private static String size(String number) {
        int width = number.chars().map(c -> c < 0x2E80 ? 1 : 2).sum();
        return width <= 10 ? "n1" : width <= 13 ? "n2" : width <= 17 ? "n3" : "n4";
    }
}
