package cn.doorplate.messaging;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What went out of the inboxes of a region and what did not, for its staff, who can let it go out again. */
@Component
class Deliveries {

    /** What is not out so long after its time is stuck. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final DeliveryMapper rows;
    private final Credits credits;
    private final Templates templates;
    private final Reaches reaches;
    private final PlacePaths paths;
    private final MessageSource messages;
    private final Clock clock;

    Deliveries(
            DeliveryMapper rows,
            Credits credits,
            Templates templates,
            Reaches reaches,
            PlacePaths paths,
            MessageSource messages,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.credits = credits;
        this.templates = templates;
        this.reaches = reaches;
        this.paths = paths;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param region {@link Outgoing#NOWHERE} stands for what belongs to no region, which operators watch
     * @param before only those with a lower id
     * @throws Denied if the viewer does not watch deliveries there
     */
    List<Delivery> within(Viewer viewer, RegionCode region, Collection<DeliveryState> states, long before, int most) {
        require(viewer, region);
        if (states.isEmpty()) {
            return List.of();
        }
        Instant late = now().minus(STUCK_AFTER);
        WantedDeliveries wanted = WantedDeliveries.of(
                region.firstBelow(RegionLevel.COMMUNITY),
                region.lastBelow(RegionLevel.COMMUNITY),
                EnumSet.copyOf(states),
                late,
                before,
                most);
        return rows.within(wanted).stream()
                .map(row -> row.toDelivery(late, text(row.failure())))
                .toList();
    }

    private void require(Viewer viewer, RegionCode region) {
        if (!region.equals(Outgoing.NOWHERE) || !watchesNowhere(viewer)) {
            viewer.require(
                    Permission.WATCH_DELIVERIES,
                    paths.of(at(region)).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        }
    }

    /** What belongs to no region is nobody's but theirs who keep the servers. */
    private static boolean watchesNowhere(Viewer viewer) {
        return viewer.grants().stream().anyMatch(grant -> grant.role() == Role.OPERATOR);
    }

    /** A failure in words, with what can be done; null for none. */
    @Nullable String text(@Nullable DeliveryFailure failure) {
        return failure == null
                ? null
                : messages.getMessage("error.DeliveryFailure." + failure, null, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * Lets them go out again. What was sent meanwhile, is in somebody's hand, or has no consent left, stays as it is.
     *
     * @return how many go out again
     * @throws Declined NOT_FOUND if one of them is not there, or not of the viewer's places: then none does
     */
    @Transactional
    public int resend(Viewer viewer, Set<Long> ids) {
        List<DeliveryRow> found = rows.lock(ids);
        if (found.size() < ids.size() || !mayWatch(viewer, found)) {
            throw Declined.at("deliveries", DeliveryResendErrorCode.NOT_FOUND);
        }
        Set<Long> persons = found.stream().map(DeliveryRow::personId).collect(Collectors.toSet());
        Map<Long, Reach> reached = reaches.of(persons);
        Credits.Purse purse = credits.open(persons);
        Instant now = now();
        return found.stream()
                .mapToInt(row -> switch (row.state()) {
                    case FAILED -> anew(row, reached, purse, now);
                    case WAITING -> rows.hasten(row.id(), now, now.minus(STUCK_AFTER));
                    case HELD -> rows.hastenDigest(row.id(), now, now.minus(STUCK_AFTER));
                    default -> 0;
                })
                .sum();
    }

    private int anew(DeliveryRow row, Map<Long, Reach> reached, Credits.Purse purse, Instant now) {
        Reach reach = reached.get(row.personId());
        if (reach == null || reach.child()) {
            return 0;
        }
        Optional<Credits.Taken> taken = row.channel() == DeliveryChannel.SMS || reach.openid() == null
                ? Optional.empty()
                : purse.take(row.personId(), templates.weChat(row.kind()));
        if (taken.isPresent()) {
            Credits.Taken it = taken.get();
            return rows.anew(row.id(), DeliveryChannel.WECHAT, it.template().id(), it.spent(), now);
        }
        return mayBySms(row, reach) ? rows.anew(row.id(), DeliveryChannel.SMS, null, false, now) : 0;
    }

    /** What was decided for SMS; of what nobody could decide on, what WeChat does not bring. */
    private boolean mayBySms(DeliveryRow row, Reach reach) {
        boolean undecided = row.failure() == DeliveryFailure.UNDECIDED
                && templates.sms(row.kind()).isPresent();
        return reach.phone() != null && (row.channel() == DeliveryChannel.SMS || undecided);
    }

    private boolean mayWatch(Viewer viewer, List<DeliveryRow> found) {
        Set<PlaceRef> regions = new HashSet<>();
        found.forEach(row -> regions.add(at(Letters.notFilledUp(row.regionCode()))));
        if (watchesNowhere(viewer)) {
            regions.remove(at(Outgoing.NOWHERE));
        }
        Map<PlaceRef, PlacePath> there = paths.of(regions);
        return regions.stream().allMatch(region -> {
            PlacePath path = there.get(region);
            return path != null && viewer.may(Permission.WATCH_DELIVERIES, path);
        });
    }

    private static PlaceRef at(RegionCode region) {
        return new PlaceRef(PlaceKind.REGION, region.value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
