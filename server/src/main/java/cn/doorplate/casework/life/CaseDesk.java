package cn.doorplate.casework.life;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;

/**
 * A desk: whoever holds the role there. It is in the column {@code desk} as role and place, as in
 * {@code COMMUNITY_STAFF:520329001005}.
 *
 * @param place a compound for property staff, a grid for grid workers, a region for all others
 */
public record CaseDesk(Role role, PlaceRef place) {

    public CaseDesk {
        if (kindOf(role) != place.kind()) {
            throw new IllegalArgumentException("no desk of " + role + " at a " + place.kind());
        }
    }

    /** The office of a region: community, street or county. */
    public static CaseDesk office(RegionCode region) {
        Role role = switch (region.level()) {
            case COMMUNITY -> Role.COMMUNITY_STAFF;
            case STREET -> Role.STREET_STAFF;
            case COUNTY -> Role.COUNTY_STAFF;
            default -> throw new IllegalArgumentException("no office handles cases at " + region);
        };
        return new CaseDesk(role, new PlaceRef(PlaceKind.REGION, region.value()));
    }

    /** What who stands there holds. */
    public Grant grant() {
        return new Grant(role, place);
    }

    public CaseLevel level() {
        return switch (place.kind()) {
            case COMPOUND -> CaseLevel.COMPOUND;
            case GRID -> CaseLevel.COMMUNITY;
            default -> levelOf(new RegionCode(place.id()));
        };
    }

    /** Whether cases can lie at a desk of this role. */
    public static boolean isOf(Role role) {
        return switch (role) {
            case GRID_WORKER, MEDIATOR, PROPERTY_STAFF, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF -> true;
            default -> false;
        };
    }

    /** @throws IllegalArgumentException if nobody of this role has a desk */
    public static PlaceKind kindOf(Role role) {
        if (!isOf(role)) {
            throw new IllegalArgumentException("no cases are handled as " + role);
        }
        return switch (role) {
            case PROPERTY_STAFF -> PlaceKind.COMPOUND;
            case GRID_WORKER -> PlaceKind.GRID;
            default -> PlaceKind.REGION;
        };
    }

    private static CaseLevel levelOf(RegionCode region) {
        return switch (region.level()) {
            case COMMUNITY -> CaseLevel.COMMUNITY;
            case STREET -> CaseLevel.STREET;
            default -> CaseLevel.COUNTY;
        };
    }

    /** As it is written. */
    @Override
    public String toString() {
        return role.name() + ':' + place.id();
    }

    /** Reads what {@link #toString} wrote. */
    public static CaseDesk parse(String text) {
        int colon = text.indexOf(':');
        Role role = Role.valueOf(text.substring(0, colon));
        return new CaseDesk(role, new PlaceRef(kindOf(role), Long.parseLong(text.substring(colon + 1))));
    }
}
