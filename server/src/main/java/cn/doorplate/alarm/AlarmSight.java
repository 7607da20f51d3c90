package cn.doorplate.alarm;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody is to an alarm: told of it, or holding a role there by which they may join. Who was told and holds none there, or no
 * more, sees it for some days after its end.
 */
@Component
class AlarmSight {

    private static final Duration AFTERWARDS = Duration.ofDays(7);

    private final AlarmHandMapper hands;
    private final PlacePaths paths;
    private final AlarmClock clock;

    AlarmSight(AlarmHandMapper hands, PlacePaths paths, AlarmClock clock) {
        this.hands = hands;
        this.paths = paths;
        this.clock = clock;
    }

    /**
     * As what one answers.
     *
     * @param hand what is written of them; null for who was not told
     * @param mayEnd whether they may end it, come or not
     */
    record Hat(AlarmHandRole role, @Nullable AlarmHandRow hand, boolean mayEnd) {

        boolean endsIt() {
            return mayEnd || (hand != null && hand.isComing());
        }
    }

    /** Empty for whom it is not. */
    Optional<Hat> of(Viewer viewer, AlarmRow alarm) {
        return of(
                viewer,
                alarm,
                hands.find(alarm.id(), viewer.personId()),
                paths.of(alarm.place()).orElse(null));
    }

    /**
     * The same of what is read already.
     *
     * @param hand of the viewer
     * @param there null where its place is no more
     */
    Optional<Hat> of(Viewer viewer, AlarmRow alarm, @Nullable AlarmHandRow hand, @Nullable PlacePath there) {
        Optional<AlarmHandRole> held = there == null ? Optional.empty() : AlarmHandRole.of(held(viewer, there));
        boolean mayEnd = there != null && viewer.may(Permission.END_ALARMS, there);
        if (hand != null && (held.isPresent() || !isLongOver(alarm))) {
            return Optional.of(new Hat(hand.role(), hand, mayEnd));
        }
        return held.map(role -> new Hat(role, null, mayEnd));
    }

    private boolean isLongOver(AlarmRow alarm) {
        Instant ended = alarm.endedAt();
        return ended != null && ended.plus(AFTERWARDS).isBefore(clock.now());
    }

    /** What entitles them there. */
    private static List<Grant> held(Viewer viewer, PlacePath path) {
        return viewer.grants().stream()
                .filter(grant -> Permission.ANSWER_ALARMS.comesWith(grant.role()) && path.contains(grant.place()))
                .toList();
    }
}
