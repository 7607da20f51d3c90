package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationFiles.ServiceAttachment;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Applications as their people see them; a page by a bounded number of statements. */
@Component
class ApplicationViews {

    private final ApplicationMapper rows;
    private final ServiceCatalogue catalogue;
    private final ApplicationReading reading;
    private final ApplicationWriting writing;
    private final HallPeople people;
    private final Regions regions;
    private final MessageSource texts;

    ApplicationViews(
            ApplicationMapper rows,
            ServiceCatalogue catalogue,
            ApplicationReading reading,
            ApplicationWriting writing,
            HallPeople people,
            Regions regions,
            MessageSource texts) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.reading = reading;
        this.writing = writing;
        this.people = people;
        this.regions = regions;
        this.texts = texts;
    }

    Optional<ServiceApplication> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> people.isOf(viewer.personId(), row))
                .flatMap(row -> views(viewer, List.of(row)).stream().findFirst());
    }

    Page<ServiceApplication> own(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        Page<ApplicationRow> page = Page.firstOf(
                rows.own(viewer.personId(), Paging.before(after), first + 1), first, row -> Ids.toOpaque(row.id()));
        return new Page<>(views(viewer, ofThose(viewer, page.nodes())), page.pageInfo());
    }

    /** Without those of persons for whom the viewer does not act any more. */
    private List<ApplicationRow> ofThose(Viewer viewer, List<ApplicationRow> all) {
        Set<Long> persons = people.actedFor(
                viewer.personId(), all.stream().map(ApplicationRow::personId).toList());
        return all.stream().filter(row -> persons.contains(row.personId())).toList();
    }

    private List<ServiceApplication> views(Viewer viewer, List<ApplicationRow> all) {
        Instant now = writing.now();
        Map<String, PublicService> services = services(all);
        Map<Long, ApplicationWords> words = reading.words(all, services);
        Map<Long, String> names =
                people.names(all.stream().map(ApplicationRow::personId).collect(Collectors.toSet()));
        Map<RegionCode, String> desks =
                regions.shortNames(all.stream().map(ApplicationRow::deskRegion).collect(Collectors.toSet()));
        return all.stream()
                .filter(row -> services.containsKey(row.madeOf()))
                .map(row -> new ServiceApplication(
                        row,
                        Objects.requireNonNull(services.get(row.madeOf())),
                        standing(row, now),
                        row.personId() == viewer.personId() ? null : names.get(row.personId()),
                        desks.getOrDefault(row.deskRegion(), ""),
                        row.isLate(now),
                        Objects.requireNonNull(words.get(row.id())),
                        ApplicationAction.of(row, now)))
                .toList();
    }

    private String standing(ApplicationRow row, Instant now) {
        Instant due = row.dueAt();
        String key = row.state().name().toLowerCase(Locale.ROOT) + (row.isLate(now) ? ".late" : "");
        Object[] words = {due == null ? "" : SpokenTime.dated(due, now)};
        return texts.getMessage("hall.standing." + key, words, Locale.SIMPLIFIED_CHINESE);
    }

    private Map<String, PublicService> services(Collection<ApplicationRow> all) {
        return catalogue.asMadeOf(all.stream().map(ApplicationRow::madeOf).collect(Collectors.toSet()));
    }

    static List<ServiceAttachment> handedIn(List<ServiceAttachment> all) {
        return all.stream().filter(it -> it.material() != null).toList();
    }

    static List<ServiceAttachment> results(List<ServiceAttachment> all) {
        return all.stream().filter(it -> it.material() == null).toList();
    }
}
