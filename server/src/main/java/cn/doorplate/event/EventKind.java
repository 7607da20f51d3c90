package cn.doorplate.event;

/** What an event is. */
enum EventKind {
    HEALTH_CHECK("义诊体检"),
    LAW_TALK("法治讲座"),
    DRILL("应急演练"),
    TUTORING("课业辅导"),
    JOB_FAIR("招聘会"),
    VOLUNTEERING("志愿服务"),
    CULTURE("文体活动"),
    COUNCIL("议事协商"),
    OTHER("活动");

    private final String title;

    EventKind(String title) {
        this.title = title;
    }

    /** The word people use for it. */
    String title() {
        return title;
    }
}
