package cn.doorplate.notice;

import cn.doorplate.identity.RoleRoll;
import cn.doorplate.identity.RoleRoll.Holder;
import cn.doorplate.messaging.Audience.Part;
import cn.doorplate.notice.RollPosition.Roll;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.search.RefRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Those who ride in the counties of a notice, and those who hold a role in its places. */
@Component
class HoldersReached {

    private final RoleRoll roll;
    private final PlacePaths paths;

    HoldersReached(RoleRoll roll, PlacePaths paths) {
        this.roll = roll;
        this.paths = paths;
    }

    /** A roll that is called by region and grant. */
    @FunctionalInterface
    private interface Call {
        List<Holder> next(long from, long after, long last, int limit);
    }

    /** The next riders; staff come behind. */
    Part riders(NoticeEditionRow edition, Reach reach, RollPosition behind, int atMost) {
        String staff = RollPosition.startOf(Roll.STAFF).toString();
        List<RefRange> counties = counties(edition, reach);
        if (counties.isEmpty()) {
            return new Part(List.of(), staff);
        }
        List<Holder> found = found(roll::riders, counties, behind, atMost);
        return new Part(persons(found), found.size() < atMost ? staff : end(found, behind.roll()));
    }

    /** The next who hold a role; nobody comes behind. */
    Part staff(NoticeEditionRow edition, Reach reach, RollPosition behind, int atMost) {
        if (!edition.isFor(NoticeAudience.STAFF) && !edition.isFor(NoticeAudience.EVERYONE)) {
            return new Part(List.of(), null);
        }
        List<Holder> found = found(roll::appointed, reach.communities(), behind, atMost);
        List<PlaceRef> open = found.stream()
                .filter(holder -> !reach.holdsAllOf(holder.at()))
                .map(Holder::place)
                .distinct()
                .toList();
        Map<PlaceRef, PlacePath> where = paths.of(open);
        List<Holder> here = found.stream()
                .filter(holder -> reach.holdsAllOf(holder.at()) || reach.holds(where.get(holder.place())))
                .toList();
        return new Part(persons(here), found.size() < atMost ? null : end(found, behind.roll()));
    }

    /** What is for everyone concerns riders only where it is about a county as a whole, or more. */
    private static List<RefRange> counties(NoticeEditionRow edition, Reach reach) {
        if (edition.isFor(NoticeAudience.RIDERS)) {
            return reach.counties();
        }
        return edition.isFor(NoticeAudience.EVERYONE) ? reach.wholeCounties() : List.of();
    }

    private static List<Holder> found(Call call, List<RefRange> ranges, RollPosition behind, int atMost) {
        List<Holder> found = new ArrayList<>();
        for (RefRange range : behind.ahead(ranges)) {
            RollPosition from = behind.in(range);
            found.addAll(call.next(from.at(), from.id(), range.to(), atMost - found.size()));
            if (found.size() == atMost) {
                break;
            }
        }
        return found;
    }

    private static List<Long> persons(List<Holder> holders) {
        return holders.stream().map(Holder::personId).distinct().toList();
    }

    private static String end(List<Holder> found, Roll roll) {
        Holder last = found.get(found.size() - 1);
        return new RollPosition(roll, last.at(), last.personId(), last.id()).toString();
    }
}
