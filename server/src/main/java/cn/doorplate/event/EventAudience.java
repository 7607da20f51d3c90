package cn.doorplate.event;

/** For whom an event is, by what they are at its places. */
enum EventAudience {
    /** Whoever is logged in. */
    EVERYONE("所有人"),
    /** Who lives there, confirmed. */
    RESIDENTS("本地居民"),
    /** Who rides or drives in the county. */
    RIDERS("骑手和司机"),
    /** Who holds a role there. */
    STAFF("工作人员和志愿者");

    private final String title;

    EventAudience(String title) {
        this.title = title;
    }

    /** As in a sentence that says whom something is for. */
    String title() {
        return title;
    }
}
