package cn.doorplate.event;

import cn.doorplate.shared.Declined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stays as it was when an event was published: people have answered to it, or have their place by it. */
final class EventFixed {

    private EventFixed() {}

    /** @throws Declined FIXED at the parts that are to be otherwise */
    static void check(EventContent before, EventContent after) {
        Faults faults = new Faults();
        boolean asked = before.questions().equals(after.questions());
        faults.addIf(!asked, EventErrorCode.FIXED, "content.questions");
        boolean seats = before.seats().perHousehold() == after.seats().perHousehold();
        faults.addIf(!seats, EventErrorCode.FIXED, "content.perHousehold");
        faults.addIf(!forWhom(before).equals(forWhom(after)), EventErrorCode.FIXED, "content.groups");
        faults.addIf(after.repeats() != null, EventErrorCode.FIXED, "content.repeats");
        faults.decline();
    }

    private record Named(@Nullable String name, EventWho who) {}

    private static List<Named> forWhom(EventContent content) {
        return content.seats().groups().stream()
                .map(group -> new Named(group.name(), group.who()))
                .toList();
    }
}
