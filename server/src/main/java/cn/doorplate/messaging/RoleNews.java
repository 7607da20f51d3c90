package cn.doorplate.messaging;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.RoleGiven;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of the roles that they were given and that were taken from them, within the transactions that do it. Whoever did
 * it themself knows, and a resident's role comes with the household, of which they are told.
 */
@Component
class RoleNews {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

    private final Messages messages;
    private final Places places;
    private final PlacePaths paths;
    private final Clock clock;

    RoleNews(Messages messages, Places places, PlacePaths paths, Clock clock) {
        this.messages = messages;
        this.places = places;
        this.paths = paths;
        this.clock = clock;
    }

    @EventListener
    void on(RoleGiven given) {
        if (concerns(given.personId(), given.role(), given.by())) {
            String text = "您已被任命为" + at(given.place()) + given.role().title() + "，" + times(given.from(), given.until())
                    + "。请在“我的”里查看。";
            send(given.personId(), given.grant(), "given", "您有了新的职务", text, given.place());
        }
    }

    @EventListener
    void on(RoleEnded ended) {
        if (concerns(ended.personId(), ended.role(), ended.by())) {
            String text = "您在" + at(ended.place()) + ended.role().title() + "一职已经结束。如有疑问，请联系社区。";
            send(ended.personId(), ended.grant(), "ended", "您的职务已结束", text, ended.place());
        }
    }

    private static boolean concerns(long personId, Role role, @Nullable Long by) {
        return role != Role.RESIDENT && !Objects.equals(by, personId);
    }

    private void send(long person, long grant, String what, String title, String text, PlaceRef place) {
        String cause = "role:" + Ids.toOpaque(grant) + ":" + what;
        messages.send(
                person,
                new Outgoing(
                        MessageKind.ROLE,
                        cause,
                        title,
                        text,
                        null,
                        paths.of(place).map(PlacePath::region).orElse(null)));
    }

    /** As in 子营社区的; empty for a place that is no more. */
    private String at(PlaceRef place) {
        String name = Places.nameOf(places.of(List.of(place)).get(place));
        return name == null ? "" : name + "的";
    }

    private String times(Instant from, @Nullable Instant until) {
        String begin = from.isAfter(clock.instant()) ? "自" + DAY.format(from) + "起" : "即日起";
        return until == null ? begin + "任职" : begin + "任职，到" + DAY.format(until) + "为止";
    }
}
