package cn.doorplate.worktime;

/**
 * An opening of an office on a day.
 *
 * @param opens minutes after midnight in Asia/Shanghai
 * @param closes the same; at most 1440, which is the next midnight
 */
record WorkSpan(int opens, int closes) {

    static final int DAY = 24 * 60;

    WorkSpan {
        if (opens < 0 || closes > DAY || opens >= closes) {
            throw new IllegalArgumentException(opens + "-" + closes + " is no part of a day");
        }
    }

    int minutes() {
        return closes - opens;
    }

    @Override
    public String toString() {
        return opens + "-" + closes;
    }
}
