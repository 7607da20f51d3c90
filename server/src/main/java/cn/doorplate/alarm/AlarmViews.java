package cn.doorplate.alarm;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.MessageTrack;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Alarms as those see them who raised them, and who answer them: a handful of statements however many they are. */
@Component
class AlarmViews {

    private final AlarmEventMapper events;
    private final AlarmHandMapper hands;
    private final AlarmPlaces where;
    private final AlarmLines lines;
    private final AlarmSeals seals;
    private final AlarmChain chain;
    private final AlarmSight sight;
    private final AlarmFiles files;
    private final AlarmTelling telling;
    private final PersonFiles people;
    private final Places places;
    private final AlarmReaders readers;

    AlarmViews(
            AlarmEventMapper events,
            AlarmHandMapper hands,
            AlarmPlaces where,
            AlarmLines lines,
            AlarmSeals seals,
            AlarmChain chain,
            AlarmSight sight,
            AlarmFiles files,
            AlarmTelling telling,
            PersonFiles people,
            Places places,
            AlarmReaders readers) {
        this.events = events;
        this.hands = hands;
        this.where = where;
        this.lines = lines;
        this.seals = seals;
        this.chain = chain;
        this.sight = sight;
        this.files = files;
        this.telling = telling;
        this.people = people;
        this.places = places;
        this.readers = readers;
    }

    /** What was read of some alarms. */
    private record Read(
            Map<PlaceRef, PlacePath> around,
            Map<Long, String> where,
            Map<Long, List<AlarmEventRow>> events,
            Map<Long, List<AlarmHandRow>> hands,
            Map<Long, PersonFile> people) {

        List<AlarmHandRow> handsOf(AlarmRow row) {
            return hands.getOrDefault(row.id(), List.of());
        }

        List<AlarmEventRow> eventsOf(AlarmRow row) {
            return events.getOrDefault(row.id(), List.of());
        }

        @Nullable String name(long person) {
            PersonFile file = people.get(person);
            String name = file == null ? null : file.name();
            return name == null ? null : Masks.name(name);
        }
    }

    private Read read(Collection<AlarmRow> rows) {
        List<Long> ids = rows.stream().map(AlarmRow::id).toList();
        if (ids.isEmpty()) {
            return new Read(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        }
        Map<Long, List<AlarmEventRow>> happened =
                events.of(ids).stream().collect(Collectors.groupingBy(AlarmEventRow::alarmId));
        Map<Long, List<AlarmHandRow>> told =
                hands.of(ids).stream().collect(Collectors.groupingBy(AlarmHandRow::alarmId));
        Set<Long> named = new HashSet<>();
        told.values().forEach(all -> all.forEach(hand -> named.add(hand.personId())));
        happened.values().forEach(all -> all.forEach(event -> named.add(event.staff())));
        named.remove(0L);
        Map<PlaceRef, PlacePath> around = where.around(rows);
        return new Read(around, where.words(rows, around), happened, told, people.of(named));
    }

    /** As who raised it sees it. */
    Alarm own(AlarmRow row) {
        return alarm(row, read(List.of(row)));
    }

    private Alarm alarm(AlarmRow row, Read read) {
        int told = (int)
                read.handsOf(row).stream().filter(hand -> hand.stage() != null).count();
        return new Alarm(
                row,
                read.where().getOrDefault(row.id(), ""),
                lines.standing(row, told),
                told,
                helpers(row, read),
                steps(row, read),
                row.kind().numbers().stream().map(lines::phone).toList());
    }

    /** Who came furthest first. */
    private static List<AlarmHelper> helpers(AlarmRow row, Read read) {
        List<AlarmHelper> helpers = new ArrayList<>();
        List<AlarmHandRow> answered = read.handsOf(row).stream()
                .filter(hand -> hand.answer() != null)
                .sorted(Comparator.comparing(AlarmViews::far))
                .toList();
        for (AlarmHandRow hand : answered) {
            helpers.add(new AlarmHelper(
                    read.name(hand.personId()),
                    hand.role().title(),
                    Objects.requireNonNull(hand.answer()),
                    Objects.requireNonNull(hand.answeredAt()),
                    hand.minutes()));
        }
        return helpers;
    }

    private static int far(AlarmHandRow hand) {
        return switch (Objects.requireNonNull(hand.answer())) {
            case THERE -> 0;
            case COMING -> 1;
            case SEEN -> 2;
            case CANNOT -> 3;
        };
    }

    private List<AlarmStep> steps(AlarmRow row, Read read) {
        Map<Long, String> who = new HashMap<>();
        read.handsOf(row)
                .forEach(hand -> who.put(
                        hand.personId(),
                        hand.role().title() + Objects.requireNonNullElse(read.name(hand.personId()), "")));
        return read.eventsOf(row).stream()
                .map(event -> new AlarmStep(
                        event.seq(), event.at(), lines.of(event, who.getOrDefault(event.staff(), "工作人员"))))
                .toList();
    }

    /** In lists: without who raised them, and what they wrote. */
    List<AlarmAtDesk> list(Viewer viewer, List<AlarmRow> rows) {
        Read read = read(rows);
        Map<PlaceRef, Object> there =
                places.of(rows.stream().map(AlarmRow::place).distinct().toList());
        return rows.stream()
                .map(row -> new AlarmAtDesk(
                        alarm(row, read),
                        there.get(row.place()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        ownAnswer(viewer, row, read),
                        actions(viewer, row, read),
                        isWhole(row, read)))
                .toList();
    }

    /** Alone: all of it, and in the log before it is seen. Empty for whom it is not. */
    Optional<AlarmAtDesk> alone(Viewer viewer, AlarmRow row) {
        return sight.of(viewer, row).map(hat -> {
            Read read = read(List.of(row));
            Long raiser = row.personId();
            if (raiser == null || raiser != viewer.personId()) {
                // Of whom nobody knows it stands under the alarm, whose key is theirs.
                long subject = raiser == null ? row.id() : raiser;
                readers.record(viewer.personId(), row.id(), subject);
            }
            PersonFile file = raiser == null ? null : people.of(List.of(raiser)).get(raiser);
            AlarmContent content = seals.open(row);
            return new AlarmAtDesk(
                    alarm(row, read),
                    places.of(List.of(row.place())).get(row.place()),
                    content.location() == null ? null : new AlarmPosition(content.location(), content.accuracy()),
                    file == null ? null : file.name(),
                    phone(content, file),
                    content.words(),
                    report(row, read),
                    files.of(row.id()),
                    told(row, read),
                    ownAnswer(viewer, row, read),
                    actions(row, hat),
                    isWhole(row, read));
        });
    }

    /** The one that was given for this, before the one that is known. */
    private static @Nullable String phone(AlarmContent content, @Nullable PersonFile file) {
        Phone known = file == null ? null : file.phone();
        return content.phone() != null || known == null ? content.phone() : known.number();
    }

    private List<AlarmTold> told(AlarmRow row, Read read) {
        List<AlarmTold> told = new ArrayList<>();
        Map<Long, MessageTrack> tracks = telling.tracks(row, read.handsOf(row));
        for (AlarmHandRow hand : read.handsOf(row)) {
            told.add(new AlarmTold(
                    read.name(hand.personId()),
                    hand.role().title(),
                    hand.stage(),
                    hand.toldAt(),
                    hand.answer(),
                    hand.answeredAt(),
                    tracks.get(hand.personId())));
        }
        return told;
    }

    /** What was found and done, as it was said at the end; null without, and when it is no longer kept. */
    private @Nullable String report(AlarmRow row, Read read) {
        List<AlarmEventRow> ends = read.eventsOf(row).stream()
                .filter(event -> event.deed() == AlarmDeed.ENDED)
                .toList();
        return seals.words(ends).values().stream().findFirst().orElse(null);
    }

    private static @Nullable AlarmHandRow hand(Viewer viewer, AlarmRow row, Read read) {
        return read.handsOf(row).stream()
                .filter(it -> it.personId() == viewer.personId())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable AlarmAnswer ownAnswer(Viewer viewer, AlarmRow row, Read read) {
        AlarmHandRow hand = hand(viewer, row, read);
        return hand == null ? null : hand.answer();
    }

    private List<AlarmAction> actions(Viewer viewer, AlarmRow row, Read read) {
        AlarmHandRow hand = hand(viewer, row, read);
        return sight.of(viewer, row, hand, read.around().get(row.place()))
                .map(hat -> actions(row, hat))
                .orElse(List.of());
    }

    private static List<AlarmAction> actions(AlarmRow row, AlarmSight.Hat hat) {
        if (!row.isOpen()) {
            return List.of();
        }
        return hat.endsIt() ? List.of(AlarmAction.ANSWER, AlarmAction.END) : List.of(AlarmAction.ANSWER);
    }

    private boolean isWhole(AlarmRow row, Read read) {
        return chain.isWhole(read.eventsOf(row), row.seq(), row.head());
    }
}
