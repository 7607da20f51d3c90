package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationFiles.ServiceAttachment;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications as their desks see them; a page by a bounded number of statements. */
@Component
class DeskViews {

    private final ApplicationMapper rows;
    private final ServiceCatalogue catalogue;
    private final ApplicationReading reading;
    private final ApplicationFiles files;
    private final ApplicationWriting writing;
    private final ApplicationDesk desk;
    private final HallPeople people;
    private final HallPlaces places;

    DeskViews(
            ApplicationMapper rows,
            ServiceCatalogue catalogue,
            ApplicationReading reading,
            ApplicationFiles files,
            ApplicationWriting writing,
            ApplicationDesk desk,
            HallPeople people,
            HallPlaces places) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.reading = reading;
        this.files = files;
        this.writing = writing;
        this.desk = desk;
        this.people = people;
        this.places = places;
    }

    /**
     * What a desk looks for.
     *
     * @param named whether names are asked for; whoever is only counted is not looked at, and nothing is logged
     */
    record Wanted(@Nullable List<ApplicationState> states, boolean own, boolean late, boolean named) {

        Collection<ApplicationState> all() {
            return states == null || states.isEmpty() ? ApplicationState.LIVE : EnumSet.copyOf(states);
        }
    }

    /** Those at a desk of the viewer's, due soonest first; names are masked, and logged. */
    Page<ApplicationLine> queue(Viewer viewer, String desk, Wanted wanted, int first, @Nullable String after) {
        Paging.first(first);
        OrderCursor behind = Objects.requireNonNullElse(OrderCursor.parse(after), new OrderCursor(0, 0));
        RegionCode region = places.read(viewer, Permission.HANDLE_APPLICATIONS, desk);
        Instant now = writing.now();
        List<ApplicationRow> found = rows.queue(
                region.value(),
                wanted.all(),
                wanted.own() ? viewer.personId() : null,
                wanted.late() ? now : null,
                Instant.ofEpochMilli(behind.order()),
                behind.id(),
                first + 1);
        Page<ApplicationRow> page = Page.firstOf(found, first, DeskViews::cursor);
        return new Page<>(lines(viewer, page.nodes(), wanted.named(), now), page.pageInfo());
    }

    /** Those whose clock stands come last: as the table has it. */
    private static String cursor(ApplicationRow row) {
        Instant due = Objects.requireNonNullElse(row.dueAt(), Instant.parse("9999-01-01T00:00:00Z"));
        return new OrderCursor(due.toEpochMilli(), row.id()).toString();
    }

    private List<ApplicationLine> lines(Viewer viewer, List<ApplicationRow> all, boolean named, Instant now) {
        Map<String, PublicService> services = services(all);
        Set<Long> persons = all.stream().map(ApplicationRow::personId).collect(Collectors.toSet());
        Map<Long, String> names = named ? people.masked(viewer, persons, "hall.queue") : Map.of();
        return all.stream()
                .filter(row -> services.containsKey(row.madeOf()))
                .map(row -> ApplicationLine.of(
                        row,
                        Objects.requireNonNull(services.get(row.madeOf())),
                        names.get(row.personId()),
                        viewer.personId(),
                        now))
                .toList();
    }

    /** In full, for its desk; logged. */
    Optional<ApplicationDossier> dossier(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> places.may(viewer, Permission.HANDLE_APPLICATIONS, row.deskRegion()))
                .map(row -> dossier(viewer, row));
    }

    private ApplicationDossier dossier(Viewer viewer, ApplicationRow row) {
        long contact = people.contact(row.personId(), row.applicantId());
        Map<Long, PersonFile> files = people.inFull(viewer, List.of(row.personId(), contact), "hall.application");
        Map<String, PublicService> services = services(List.of(row));
        PublicService service = Objects.requireNonNull(services.get(row.madeOf()));
        PersonFile person = files.get(row.personId());
        PersonFile applicant = files.get(contact);
        Phone phone = applicant == null ? null : applicant.phone();
        List<ServiceAttachment> attached = this.files.of(List.of(row.id())).getOrDefault(row.id(), List.of());
        String name = person == null ? null : person.name();
        return new ApplicationDossier(
                Ids.toOpaque(row.id()),
                ApplicationLine.of(row, service, null, viewer.personId(), writing.now()),
                service,
                name,
                phone == null ? null : phone.number(),
                row.personId() != row.applicantId(),
                Objects.requireNonNull(reading.words(List.of(row), services).get(row.id())),
                ApplicationViews.handedIn(attached),
                ApplicationViews.results(attached),
                reading.histories(List.of(row)).getOrDefault(row.id(), List.of()),
                desk.actions(row, viewer.personId()),
                row.version());
    }

    private Map<String, PublicService> services(Collection<ApplicationRow> all) {
        return catalogue.asMadeOf(all.stream().map(ApplicationRow::madeOf).collect(Collectors.toSet()));
    }
}
