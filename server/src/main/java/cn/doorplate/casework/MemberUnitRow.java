package cn.doorplate.casework;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;

/** A row of {@code member_unit}. */
record MemberUnitRow(long id, long regionCode, String name, boolean closed, int version) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    /** Whether it takes orders of that community. */
    boolean serves(RegionCode community) {
        return !closed && community.path().contains(region());
    }

    MemberUnit shown() {
        return new MemberUnit(Ids.toOpaque(id), name, closed, version, id, region());
    }
}
