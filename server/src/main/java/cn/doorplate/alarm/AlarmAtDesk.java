package cn.doorplate.alarm;

import cn.doorplate.media.Media;
import cn.doorplate.shared.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 报警处置: an alarm as those see it who answer it.
 *
 * @param place as the schema's union shows it
 * @param name of who raised it, in full; null in lists
 * @param ownAnswer of the caller; null for nothing yet
 * @param report what was found and done, as it was said at the end
 */
record AlarmAtDesk(
        Alarm alarm,
        @Nullable Object place,
        @Nullable AlarmPosition position,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String words,
        @Nullable String report,
        List<Media> files,
        List<AlarmTold> told,
        @Nullable AlarmAnswer ownAnswer,
        List<AlarmAction> actions,
        boolean historyIntact) {

    public String id() {
        return Ids.toOpaque(alarm.row().id());
    }

    public int presses() {
        return alarm.row().presses();
    }

    /** Says nothing of who raised it. */
    @Override
    public String toString() {
        return "AlarmAtDesk[" + alarm.row().id() + "]";
    }
}
