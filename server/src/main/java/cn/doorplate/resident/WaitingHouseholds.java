package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who waits to be confirmed, for the grid worker to look through. */
@Component
class WaitingHouseholds {

    private final MembershipMapper memberships;
    private final HouseholdDesk desk;
    private final MembershipViews views;
    private final StaffReading reading;
    private final PersonFiles people;

    WaitingHouseholds(
            MembershipMapper memberships,
            HouseholdDesk desk,
            MembershipViews views,
            StaffReading reading,
            PersonFiles people) {
        this.memberships = memberships;
        this.desk = desk;
        this.views = views;
        this.reading = reading;
        this.people = people;
    }

    /** @throws Denied NOT_FOUND if the viewer confirms no households there */
    Page<HouseholdRequest> within(Viewer viewer, PlaceRef within, int first, long after) {
        long region = reading.region(viewer, Permission.CONFIRM_HOUSEHOLDS, within);
        Page<MembershipRow> page = Scan.page(
                first,
                after,
                (key, atMost) -> memberships.waitingIn(region, key, atMost),
                MembershipRow::id,
                rows -> reading.where(rows, path -> path.contains(within)));
        return new Page<>(shown(viewer, page.nodes()), page.pageInfo());
    }

    private List<HouseholdRequest> shown(Viewer viewer, List<MembershipRow> rows) {
        List<Long> persons =
                rows.stream().map(MembershipRow::personId).distinct().toList();
        reading.record(viewer, persons, "household.request", false, "");
        Map<Long, PersonFile> files = people.of(persons);
        Map<Long, List<MembershipRow>> with = desk.waitingWith(rows);
        // Who waits has no reason yet, so no view asks for a key.
        return rows.stream()
                .map(row -> HouseholdRequest.of(
                        views.of(row),
                        Optional.ofNullable(files.get(row.personId())),
                        with.getOrDefault(row.id(), List.of()).size()))
                .toList();
    }
}
