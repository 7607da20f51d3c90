package cn.doorplate.casework.life;

/** Who has it in hand, from near to far: 小事不出小区、难事不出社区、大事不出街道. */
public enum CaseLevel {
    /** 小区: the property company. */
    COMPOUND,
    /** 社区: the community's office, its grid workers, mediators and units. */
    COMMUNITY,
    /** 街道. */
    STREET,
    /** 县级. */
    COUNTY;

    /** The one above; the county's own at the top. */
    public CaseLevel above() {
        return this == COUNTY ? COUNTY : values()[ordinal() + 1];
    }

    public CaseLevel max(CaseLevel other) {
        return compareTo(other) < 0 ? other : this;
    }
}
