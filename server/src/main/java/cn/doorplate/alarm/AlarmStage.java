package cn.doorplate.alarm;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an alarm is passed on to, one after the other while nobody comes. */
enum AlarmStage {
    /** Ten-household heads, building heads, grid workers on duty, and the family of who raised it, where they are known. */
    NEIGHBOURS("邻里和网格员"),
    /** The community's office. */
    COMMUNITY("社区"),
    /** The street's office, or the county's where there is none. */
    STREET("街道");

    private final String title;

    AlarmStage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Those that come behind, in their order; all of them behind null. */
    static List<AlarmStage> behind(@Nullable AlarmStage stage) {
        return Arrays.stream(values())
                .filter(it -> stage == null || it.compareTo(stage) > 0)
                .toList();
    }
}
