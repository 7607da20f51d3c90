package cn.doorplate.band;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Masks;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bands as those see them who wear them, and who act for those. What is read of another is in the log before it is shown. */
@Component
class BandViews {

    private static final String WHAT = "band";
    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_SHOWN = 500;

    private final BandMapper rows;
    private final BandReadingMapper readings;
    private final BandWearing wearing;
    private final BandSeals seals;
    private final Guardianships guardianships;
    private final PersonFiles people;
    private final AccessLog log;
    private final BandClock clock;

    BandViews(
            BandMapper rows,
            BandReadingMapper readings,
            BandWearing wearing,
            BandSeals seals,
            Guardianships guardianships,
            PersonFiles people,
            AccessLog log,
            BandClock clock) {
        this.rows = rows;
        this.readings = readings;
        this.wearing = wearing;
        this.seals = seals;
        this.guardianships = guardianships;
        this.people = people;
        this.log = log;
        this.clock = clock;
    }

    /** One's own and those of whom one acts for. */
    List<Band> of(Viewer viewer) {
        Set<Long> wearers = new LinkedHashSet<>();
        wearers.add(viewer.personId());
        wearers.addAll(guardianships.dependantsOf(viewer.personId()));
        return seen(viewer, rows.of(wearers));
    }

    /** Empty for whom it is not. */
    Optional<Band> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> wearing.mayCare(viewer.personId(), row))
                .flatMap(row -> seen(viewer, List.of(row)).stream().findFirst());
    }

    private List<Band> seen(Viewer viewer, List<BandRow> found) {
        Set<Long> wearers = new LinkedHashSet<>();
        found.forEach(row -> wearers.add(Objects.requireNonNull(row.wearerId())));
        record(viewer, wearers);
        Map<Long, PersonFile> files = people.of(wearers);
        List<Band> bands = new ArrayList<>();
        for (BandRow row : found) {
            bands.add(band(viewer, row, files));
        }
        return bands;
    }

    private void record(Viewer viewer, Collection<Long> wearers) {
        log.record(wearers.stream()
                .filter(wearer -> wearer != viewer.personId())
                .map(wearer -> new AccessLog.Entry(viewer.personId(), wearer, WHAT, true, ""))
                .toList());
    }

    private Band band(Viewer viewer, BandRow row, Map<Long, PersonFile> files) {
        long wearer = Objects.requireNonNull(row.wearerId());
        boolean mine = wearer == viewer.personId();
        Keyring ring = seals.ring(wearer);
        // Until it is agreed to, nothing is told of them to anybody.
        BandState state = row.worn() == null ? BandState.NOTHING : seals.state(ring, wearer, row.state());
        return new Band(
                Ids.toOpaque(row.id()),
                row.serialEnd(),
                row.status(),
                mine,
                name(files.get(wearer), mine),
                row.consent(),
                row.seenAt(),
                beats(state),
                position(state),
                Band.BandCareSeen.of(seals.care(ring, wearer, row.care())),
                row.version(),
                row.worn());
    }

    private static @Nullable String name(@Nullable PersonFile file, boolean mine) {
        String name = file == null ? null : file.name();
        return name == null || mine ? name : Masks.name(name);
    }

    private static Band.@Nullable HeartRate beats(BandState state) {
        Integer beats = state.heartRate();
        Instant at = state.heartAt();
        return beats == null || at == null ? null : new Band.HeartRate(beats, at);
    }

    private static Band.@Nullable BandPosition position(BandState state) {
        Location location = state.location();
        Instant at = state.locatedAt();
        return location == null || at == null ? null : new Band.BandPosition(location, state.accuracy(), at);
    }

    /** The first id that a message with a reading of that time can have: it is made after it, by a clock that may be a little behind. */
    static long firstSince(Instant since) {
        return Ids.firstAt(since.minus(Duration.ofMinutes(10)));
    }

    /** For who sees the band. The oldest first. */
    List<Band.HeartRate> heartRates(Band band, int hours) {
        Long wearer = band.wearerId();
        if (wearer == null) {
            return List.of();
        }
        Instant since = clock.now().minus(Duration.ofHours(hours));
        Keyring ring = seals.ring(wearer);
        List<Band.HeartRate> all = new ArrayList<>();
        for (byte[] sealed : readings.since(wearer, since, firstSince(since), MOST_MESSAGES)) {
            for (BandReading reading : seals.readings(ring, wearer, sealed)) {
                Integer beats = reading.heartRate();
                if (beats != null && !reading.at().isBefore(since)) {
                    all.add(new Band.HeartRate(beats, reading.at()));
                }
            }
        }
        all.sort(Comparator.comparing(Band.HeartRate::at));
        return Band.few(all, MOST_SHOWN);
    }
}
