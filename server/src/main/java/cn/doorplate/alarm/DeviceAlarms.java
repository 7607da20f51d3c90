package cn.doorplate.alarm;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes alarms that devices raise by themselves, as those that people raise: what comes after is the same. */
@Service
public class DeviceAlarms {

    private final AlarmRaising raising;
    private final AlarmFollowing following;
    private final AlarmMeter meter;
    private final AlarmPlaces places;

    DeviceAlarms(AlarmRaising raising, AlarmFollowing following, AlarmPlaces places, AlarmMeter meter) {
        this.raising = raising;
        this.following = following;
        this.meter = meter;
        this.places = places;
    }

    /**
     * Kept when this comes back. Not within a transaction: it is one of its own. While an alarm of the device is open it joins that, wherever
     * its wearer is by now.
     *
     * @return the alarm's id, or that of the open one that it joined
     * @throws cn.doorplate.shared.Declined if nobody answers for the place
     */
    public long raise(DeviceAlarm alarm) {
        // Who is missing is looked for by those who know them.
        boolean missing = alarm.need() == DeviceAlarm.Need.MISSING;
        AlarmPlace place = places.around(alarm.home(), missing ? null : alarm.location(), alarm.accuracy())
                .orElseThrow(() -> Declined.at("place", AlarmErrorCode.NO_PLACE));
        AlarmRaising.Raised raised = new AlarmRaising.Raised(
                alarm.key(),
                alarm.need().kind(),
                null,
                alarm.location(),
                alarm.accuracy(),
                alarm.locatedAt(),
                alarm.words(),
                null,
                alarm.person(),
                AlarmManner.CARRIED,
                new Caller("127.0.0.1", alarm.device()));
        return meter.taken(() -> raising.raise(raised, place));
    }

    /**
     * Tells those who come where they are by now; no new call. Small steps are left out.
     *
     * @param alarm as {@link #raise} said
     * @param location in GCJ-02
     * @param accuracy metres; null where it is not known
     * @param at by our clock
     * @return whether to go on: the alarm is open, and was not raised long ago
     */
    public boolean follow(long alarm, Location location, @Nullable Double accuracy, Instant at) {
        Location onEarth = AlarmText.onEarth(location);
        return onEarth != null && following.follow(alarm, onEarth, AlarmText.metres(accuracy), at);
    }
}
