package cn.doorplate.hall;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Errands as those see them for whom they are, and who asked; a page by a bounded number of statements. */
@Component
class ErrandViews {

    private final ErrandMapper rows;
    private final ErrandReading reading;
    private final HallPeople people;
    private final MessageSource texts;

    ErrandViews(ErrandMapper rows, ErrandReading reading, HallPeople people, MessageSource texts) {
        this.rows = rows;
        this.reading = reading;
        this.people = people;
        this.texts = texts;
    }

    Optional<Errand> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> people.isOf(viewer.personId(), row))
                .flatMap(row -> errands(viewer, List.of(row)).stream().findFirst());
    }

    Page<Errand> own(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        Page<ErrandRow> page =
                Page.firstOf(rows.own(viewer.personId(), Paging.before(after), first + 1), first, ErrandViews::cursor);
        return new Page<>(errands(viewer, ofThose(viewer, page.nodes())), page.pageInfo());
    }

    /** Without those of persons for whom the viewer does not act any more. */
    private List<ErrandRow> ofThose(Viewer viewer, List<ErrandRow> all) {
        Set<Long> persons = people.actedFor(
                viewer.personId(), all.stream().map(ErrandRow::personId).toList());
        return all.stream().filter(row -> persons.contains(row.personId())).toList();
    }

    static String cursor(ErrandRow row) {
        return Ids.toOpaque(row.id());
    }

    private List<Errand> errands(Viewer viewer, List<ErrandRow> all) {
        Keyring ring = reading.ring(all);
        Map<Long, String> names = people.names(all.stream()
                .flatMap(row -> Stream.of(row.personId(), row.takerId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Long, List<ErrandEvent>> histories = reading.histories(all, ring);
        return all.stream()
                .map(row -> {
                    String runBy = runBy(row, names);
                    return new Errand(
                            row,
                            ErrandReading.wish(row, ring),
                            row.personId() == viewer.personId() ? null : names.get(row.personId()),
                            text(
                                    "hall.errand." + row.state().name().toLowerCase(Locale.ROOT),
                                    runBy == null ? "" : runBy),
                            runBy,
                            histories.getOrDefault(row.id(), List.of()));
                })
                .toList();
    }

    private static @Nullable String runBy(ErrandRow row, Map<Long, String> names) {
        Role role = row.takerRole();
        if (row.takerId() == null || role == null) {
            return null;
        }
        String name = names.get(row.takerId());
        return name == null ? role.title() : role.title() + " " + Masks.name(name);
    }

    private String text(String key, Object... words) {
        return texts.getMessage(key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
