package cn.doorplate.alarm;

/** What came of an alarm. */
enum AlarmOutcome {
    HELPED("已帮助"),
    HANDED_OVER("已转 110、119 或 120"),
    FALSE_ALARM("误报"),
    DRILL("演练"),
    /** By who raised it. */
    CALLED_OFF("本人撤销"),
    /** By time. */
    UNANSWERED("无人应答"),
    /** By time: somebody came, and did not say what came of it. */
    LAPSED("未登记结果");

    private final String title;

    AlarmOutcome(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether those who answered say so. */
    boolean isForHands() {
        return compareTo(CALLED_OFF) < 0;
    }
}
