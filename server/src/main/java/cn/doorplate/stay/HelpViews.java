package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Calls for help as those see them whose they are, and those who help; a handful of statements however many they are. */
@Component
class HelpViews {

    private static final String WHAT = "stay.help";

    private final HelpMapper rows;
    private final HelpSight sight;
    private final Stations stations;
    private final StayPeople people;
    private final PersonKeys keys;
    private final MessageSource texts;

    HelpViews(
            HelpMapper rows,
            HelpSight sight,
            Stations stations,
            StayPeople people,
            PersonKeys keys,
            MessageSource texts) {
        this.rows = rows;
        this.sight = sight;
        this.stations = stations;
        this.people = people;
        this.keys = keys;
        this.texts = texts;
    }

    /** Empty if it is neither theirs nor for their hands. */
    Optional<HelpCall> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.selectById(id))
                .filter(row -> row.isOf(viewer.personId()) || sight.helps(viewer, row))
                .map(row -> shown(viewer, List.of(row)).get(0))
                .map(call -> withPhone(viewer, call));
    }

    /** Their own, the newest first. */
    Page<HelpCall> own(Viewer viewer, int first, @Nullable String after) {
        int size = Paging.first(first);
        return page(viewer, rows.own(viewer.personId(), Paging.before(after), size + 1), size);
    }

    /** Those at a station where they help, the newest first. */
    Page<HelpCall> at(Viewer viewer, Station station, boolean open, int first, @Nullable String after) {
        int size = Paging.first(first);
        long before = Paging.before(after);
        List<HelpRow> found =
                open ? rows.openAt(station.number(), before, size + 1) : rows.at(station.number(), before, size + 1);
        return page(viewer, found, size);
    }

    private Page<HelpCall> page(Viewer viewer, List<HelpRow> found, int size) {
        Page<HelpRow> page = Page.firstOf(found, size, row -> Ids.toOpaque(row.id()));
        return new Page<>(shown(viewer, page.nodes()), page.pageInfo());
    }

    private List<HelpCall> shown(Viewer viewer, List<HelpRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> askers = found.stream()
                .map(HelpRow::personId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Long, StayPeople.Masked> who = people.masked(
                viewer,
                WHAT,
                askers.stream().filter(it -> it != viewer.personId()).toList());
        Map<Long, Station> where =
                stations.of(found.stream().map(HelpRow::stationId).toList());
        Keyring ring = keys.of(askers);
        Map<Long, List<HelpMapper.SayingRow>> said = rows
                .sayings(found.stream().map(HelpRow::id).toList())
                .stream()
                .collect(Collectors.groupingBy(HelpMapper.SayingRow::helpId));
        List<HelpCall> shown = new ArrayList<>();
        for (HelpRow row : found) {
            shown.add(new HelpCall(
                    row,
                    where.get(row.stationId()),
                    opened(ring, row, row.words()),
                    standing(row),
                    row.isOf(viewer.personId()),
                    name(row, who),
                    null,
                    sayings(viewer, ring, row, said.getOrDefault(row.id(), List.of()))));
        }
        return shown;
    }

    private static @Nullable String opened(Keyring ring, HelpRow row, byte @Nullable [] sealed) {
        Long person = row.personId();
        return person == null || sealed == null
                ? null
                : ring.open(person, HelpCalls.WORDS, sealed).orElse(null);
    }

    private static List<HelpSaying> sayings(Viewer viewer, Keyring ring, HelpRow row, List<HelpMapper.SayingRow> said) {
        List<HelpSaying> sayings = new ArrayList<>();
        for (HelpMapper.SayingRow it : said) {
            String words = opened(ring, row, it.words());
            if (words != null) {
                boolean own = Objects.equals(it.personId(), viewer.personId());
                sayings.add(new HelpSaying(it.byHelper(), own, words, it.createdAt()));
            }
        }
        return sayings;
    }

    private static @Nullable String name(HelpRow row, Map<Long, StayPeople.Masked> who) {
        Long person = row.personId();
        StayPeople.Masked masked = person == null ? null : who.get(person);
        return masked == null ? null : masked.name();
    }

    /** In a call that is looked at alone, and in no list. */
    private HelpCall withPhone(Viewer viewer, HelpCall call) {
        Long person = call.row().personId();
        boolean shown = !call.own() && call.row().mayCall() && call.row().isOpen();
        return person == null || !shown
                ? call
                : new HelpCall(
                        call.row(),
                        call.station(),
                        call.words(),
                        call.standing(),
                        false,
                        call.name(),
                        people.phoneInFull(viewer, WHAT + ".phone", person),
                        call.sayings());
    }

    private String standing(HelpRow row) {
        String how = row.state() == HelpState.ASKED
                ? "asked." + row.circle().name().toLowerCase(Locale.ROOT)
                : row.state().name().toLowerCase(Locale.ROOT);
        return texts.getMessage("stay.help." + how, null, Locale.SIMPLIFIED_CHINESE);
    }
}
