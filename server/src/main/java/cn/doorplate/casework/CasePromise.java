package cn.doorplate.casework;

import java.time.Duration;

/** What is promised of a category where it starts, in words. */
final class CasePromise {

    private static final long HOUR = 60;

    private CasePromise() {}

    /** As in 工作时间30分钟内接收，4小时内办结。 What is urgent is promised round the clock. */
    static String of(CaseCategory category) {
        int level = category.level().ordinal();
        String accept = said(category.limits().accept().get(level));
        String solve = said(category.limits().solve().get(level));
        return (category.urgent() ? "" : "工作时间") + accept + "内接收，" + solve + "内办结。";
    }

    private static String said(Duration limit) {
        long minutes = limit.toMinutes();
        long hours = minutes / HOUR;
        long rest = minutes % HOUR;
        String ofHours = hours == 0 ? "" : hours + "小时";
        return rest == 0 && hours > 0 ? ofHours : ofHours + rest + "分钟";
    }
}
