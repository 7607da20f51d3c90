package cn.doorplate.alarm;

/** What somebody says to an alarm. */
enum AlarmAnswer {
    SEEN("已看到"),
    COMING("正在赶来"),
    THERE("已到场"),
    CANNOT("来不了");

    private final String title;

    AlarmAnswer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether one is on the way, or there. */
    boolean isComing() {
        return this == COMING || this == THERE;
    }
}
