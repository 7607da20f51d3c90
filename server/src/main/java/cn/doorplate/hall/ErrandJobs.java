package cn.doorplate.hall;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Errands as volunteers and offices see them; a page by a bounded number of statements. */
@Component
class ErrandJobs {

    private static final int MOST_READ = 200;

    private final ErrandMapper rows;
    private final ErrandReading reading;
    private final ErrandPlaces places;
    private final HallPeople people;

    ErrandJobs(ErrandMapper rows, ErrandReading reading, ErrandPlaces places, HallPeople people) {
        this.rows = rows;
        this.reading = reading;
        this.places = places;
        this.people = people;
    }

    Optional<ErrandJob> job(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .map(row -> jobs(viewer, List.of(row)).get(0));
    }

    /** Those that nobody took, where the viewer may run them: at most 200 are looked at a page. */
    Page<ErrandJob> pool(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        Set<Long> communities = places.communities(viewer);
        List<ErrandRow> read =
                communities.isEmpty() ? List.of() : rows.open(communities, Paging.after(after), MOST_READ);
        List<ErrandRow> found = places.of(viewer, read).stream()
                .filter(row -> !row.isOf(viewer.personId()))
                .limit(first + 1L)
                .toList();
        Page<ErrandRow> page = found.size() > first || read.size() < MOST_READ
                ? Page.firstOf(found, first, ErrandViews::cursor)
                : Page.of(found, true, ErrandViews.cursor(read.get(MOST_READ - 1)));
        return new Page<>(jobs(viewer, page.nodes()), page.pageInfo());
    }

    Page<ErrandJob> taken(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        Page<ErrandRow> page = Page.firstOf(
                rows.takenBy(viewer.personId(), Paging.before(after), first + 1), first, ErrandViews::cursor);
        return new Page<>(jobs(viewer, page.nodes()), page.pageInfo());
    }

    private List<ErrandJob> jobs(Viewer viewer, List<ErrandRow> all) {
        List<ErrandRow> shown = shown(viewer, all);
        Map<Long, List<ErrandEvent>> histories = reading.histories(shown, reading.ring(shown));
        Map<RegionCode, String> areas = places.areas(all);
        return all.stream()
                .map(row -> new ErrandJob(
                        row,
                        areas.getOrDefault(row.region(), ""),
                        row.isRunBy(viewer.personId()),
                        histories.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** Those that the viewer runs and still may, while the consent stands. */
    private List<ErrandRow> shown(Viewer viewer, List<ErrandRow> all) {
        List<ErrandRow> own = all.stream()
                .filter(row -> row.mayShowPersonTo(viewer.personId()))
                .toList();
        return places.of(viewer, own);
    }

    /** For whom they are, of those that the viewer runs and still may while the consent stands: each reading is logged before. */
    Map<ErrandJob, ErrandPerson> persons(Viewer viewer, List<ErrandJob> jobs) {
        List<ErrandRow> shown = shown(viewer, jobs.stream().map(ErrandJob::row).toList());
        if (shown.isEmpty()) {
            return Map.of();
        }
        Map<Long, PersonFile> files = people.inFull(
                viewer,
                shown.stream()
                        .flatMap(row -> Stream.of(row.personId(), people.contact(row.personId(), row.askedBy())))
                        .distinct()
                        .toList(),
                "hall.errand");
        Map<Long, String> addresses = places.addresses(shown);
        Keyring ring = reading.ring(shown);
        Map<Long, ErrandPerson> persons = new HashMap<>();
        shown.forEach(row -> persons.put(row.id(), person(row, files, addresses.getOrDefault(row.id(), ""), ring)));
        Map<ErrandJob, ErrandPerson> found = new HashMap<>();
        jobs.forEach(job -> Optional.ofNullable(persons.get(job.row().id())).ifPresent(it -> found.put(job, it)));
        return found;
    }

    private ErrandPerson person(ErrandRow row, Map<Long, PersonFile> files, String address, Keyring ring) {
        PersonFile person = files.get(row.personId());
        PersonFile asker = files.get(people.contact(row.personId(), row.askedBy()));
        Phone phone = asker == null ? null : asker.phone();
        return new ErrandPerson(
                person == null ? null : person.name(),
                phone == null ? null : phone.number(),
                address,
                Objects.requireNonNullElse(ErrandReading.wish(row, ring), ""));
    }

    /** What lies untaken in a region of the viewer's for so many hours, or gets nowhere; nobody is named. */
    Page<ErrandLine> untaken(RegionCode region, Instant now, int hours, int first, @Nullable String after) {
        Paging.first(first);
        Page<ErrandRow> page = Page.firstOf(
                rows.untaken(
                        region.level(),
                        region.value(),
                        now.minus(Duration.ofHours(hours)),
                        Paging.after(after),
                        first + 1),
                first,
                ErrandViews::cursor);
        Map<RegionCode, String> areas = places.areas(page.nodes());
        return page.map(row -> new ErrandLine(
                Ids.toOpaque(row.id()),
                row.title(),
                row.state(),
                areas.getOrDefault(row.region(), ""),
                row.createdAt()));
    }
}
