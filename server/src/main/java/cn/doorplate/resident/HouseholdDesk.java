package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the grid worker decides who lives where. Whoever decides a second time, or at the same time, is told of a CONFLICT. */
@Component
class HouseholdDesk {

    private final MembershipMapper rows;
    private final Households households;
    private final ResidentRoles roles;
    private final MembershipViews views;
    private final PersonFiles people;
    private final PlacePaths paths;
    private final HouseholdNews news;
    private final Clock clock;

    HouseholdDesk(
            MembershipMapper rows,
            Households households,
            ResidentRoles roles,
            MembershipViews views,
            PersonFiles people,
            PlacePaths paths,
            HouseholdNews news,
            Clock clock) {
        this.rows = rows;
        this.households = households;
        this.roles = roles;
        this.views = views;
        this.people = people;
        this.paths = paths;
        this.news = news;
        this.clock = clock;
    }

    /** What is decided upon together: who asked, and the dependants who wait with them. */
    private record Together(MembershipRow asked, List<MembershipRow> with) {}

    @Transactional
    public MembershipRow confirm(Viewer viewer, long id, int version) {
        PlacePath there = pathFor(viewer, households.now(id));
        Together together = locked(viewer, id);
        confirm(together.asked(), version, there, viewer);
        together.with().forEach(row -> confirm(row, row.version(), there, viewer));
        news.confirmed(together.asked(), viewer.personId());
        return households.now(id);
    }

    private void confirm(MembershipRow row, int version, PlacePath there, Viewer viewer) {
        long grant = roles.give(row.personId(), there, viewer.personId());
        expectOne(rows.confirm(row.id(), version, grant, viewer.personId(), clock.instant()));
    }

    @Transactional
    public MembershipRow refuse(Viewer viewer, long id, int version, String reason) {
        pathFor(viewer, households.now(id));
        Together together = locked(viewer, id);
        refuse(together.asked(), version, reason, viewer);
        together.with().forEach(row -> refuse(row, row.version(), reason, viewer));
        news.refused(together.asked(), reason, viewer.personId());
        return households.now(id);
    }

    private void refuse(MembershipRow row, int version, String reason, Viewer viewer) {
        Instant now = clock.instant();
        byte[] sealed = views.sealedReason(row.personId(), reason);
        expectOne(rows.refuse(row.id(), version, sealed, viewer.personId(), now));
    }

    @Transactional
    public MembershipRow end(Viewer viewer, long id, int version, String reason) {
        MembershipRow row = households.now(id);
        pathFor(viewer, row);
        people.lock(List.of(row.personId()));
        households.end(row, version, views.sealedReason(row.personId(), reason), viewer.personId());
        news.ended(row, reason, viewer.personId());
        return households.now(id);
    }

    /** @throws Declined NOT_FOUND where the viewer confirms no households */
    private PlacePath pathFor(Viewer viewer, MembershipRow row) {
        return Optional.ofNullable(
                        paths.ofHouseholds(List.of(row.householdId())).get(row.householdId()))
                .filter(path -> viewer.may(Permission.CONFIRM_HOUSEHOLDS, path))
                .orElseThrow(() -> Declined.at("membership", CommonErrorCode.NOT_FOUND));
    }

    /** As it is once nobody else can change it; what was read before may be old by now. */
    private Together locked(Viewer viewer, long id) {
        MembershipRow seen = households.now(id);
        if (isOwn(viewer, seen)) {
            throw Declined.because(HouseholdErrorCode.OWN_HOUSEHOLD);
        }
        List<Long> persons = new ArrayList<>(List.of(seen.personId()));
        waitingWith(List.of(seen)).forEach((asked, with) -> with.forEach(row -> persons.add(row.personId())));
        people.lock(persons);
        Map<Long, MembershipRow> live = rows.liveNow(persons).stream()
                .filter(row -> row.householdId() == seen.householdId())
                .filter(row -> row.status() == MembershipStatus.WAITING)
                .collect(Collectors.toMap(MembershipRow::id, Function.identity()));
        MembershipRow asked = live.remove(id);
        if (asked == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return new Together(
                asked,
                live.values().stream()
                        .filter(row -> row.askedBy() == asked.personId())
                        .toList());
    }

    private boolean isOwn(Viewer viewer, MembershipRow row) {
        return row.askedBy() == viewer.personId()
                || row.personId() == viewer.personId()
                || rows.livesIn(viewer.personId(), row.householdId());
    }

    /** The waiting dependants of those who wait, by the membership of whom they wait with; one statement. */
    Map<Long, List<MembershipRow>> waitingWith(List<MembershipRow> waiting) {
        if (waiting.isEmpty()) {
            return Map.of();
        }
        List<MembershipRow> entered = rows.enteredByGuardians(
                waiting.stream().map(MembershipRow::householdId).distinct().toList());
        return waiting.stream()
                .collect(Collectors.toMap(
                        MembershipRow::id,
                        asked -> entered.stream()
                                .filter(row ->
                                        row.askedBy() == asked.personId() && row.householdId() == asked.householdId())
                                .toList()));
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }
}
