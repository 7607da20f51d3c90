package cn.doorplate.notice;

/** For whom a notice is. */
enum NoticeAudience {
    /** Whoever comes by: it stands on the plate's page. */
    EVERYONE,
    /** Who lives there, confirmed. */
    RESIDENTS,
    /** Who rides in the county. */
    RIDERS,
    /** Households in which an elder lives for whom somebody acts. */
    ELDER_HOUSEHOLDS,
    /** Who holds a role there by appointment. */
    STAFF
}
