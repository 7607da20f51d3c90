package cn.doorplate.band;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Building;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.resident.Homes;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts bands on and takes them off, with the wearer's consent, and says what is watched. */
@Component
class BandWearing {

    static final int MOST = 3;

    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final BandMapper rows;
    private final BandReadingMapper readings;
    private final BandCallMapper calls;
    private final BandSeals seals;
    private final Guardianships guardianships;
    private final PersonFiles people;
    private final Homes homes;
    private final Places places;
    private final BandNews news;
    private final BandClock clock;

    BandWearing(
            BandMapper rows,
            BandReadingMapper readings,
            BandCallMapper calls,
            BandSeals seals,
            Guardianships guardianships,
            PersonFiles people,
            Homes homes,
            Places places,
            BandNews news,
            BandClock clock) {
        this.rows = rows;
        this.readings = readings;
        this.calls = calls;
        this.seals = seals;
        this.guardianships = guardianships;
        this.people = people;
        this.homes = homes;
        this.places = places;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What is to be watched, as it was asked for.
     *
     * @param centre null for the wearer's home
     */
    record Fence(
            @Nullable Location centre,
            int radius,
            @Nullable String from,
            @Nullable String until) {}

    /** Whether somebody may see and do what concerns a wearer. */
    boolean mayCare(long personId, BandRow band) {
        Long wearer = band.wearerId();
        return wearer != null && (wearer == personId || guardianships.mayActFor(personId, wearer));
    }

    /**
     * Who was asked to wear it, and enters its code themselves, thereby agrees.
     *
     * @param relation null for oneself
     * @throws Declined NO_CODE, NOT_FAMILY, NO_CONSENT, ENOUGH_BANDS
     */
    @Transactional
    public long wear(Viewer viewer, String code, @Nullable String relation, BandConsent consent) {
        long wearer = relation == null ? viewer.personId() : dependant(viewer, relation);
        BandStatus status = status(viewer, wearer, consent);
        people.lock(List.of(wearer));
        BandRow row = rows.holdByCode(seals.codeHash(BandCodes.read(code)));
        if (row == null || row.status() == BandStatus.RETIRED) {
            throw Declined.at("code", BandErrorCode.NO_CODE);
        }
        if (Objects.equals(row.wearerId(), wearer)) {
            if (status == BandStatus.WORN && row.status() == BandStatus.WAITING) {
                rows.wear(row.id(), status, wearer, row.boundBy(), consent, row.care());
            }
            return row.id();
        }
        if (row.wearerId() != null) {
            throw Declined.at("code", BandErrorCode.NO_CODE);
        }
        if (rows.of(List.of(wearer)).size() >= MOST) {
            throw Declined.because(BandErrorCode.ENOUGH_BANDS, MOST);
        }
        byte[] care = seals.care(seals.ring(wearer), wearer, BandCare.USUAL);
        rows.wear(row.id(), status, wearer, viewer.personId(), status == BandStatus.WORN ? consent : null, care);
        if (status == BandStatus.WAITING) {
            news.asked(row, wearer, viewer.personId());
        }
        return row.id();
    }

    private long dependant(Viewer viewer, String relation) {
        return guardianships
                .dependant(
                        viewer.personId(),
                        Ids.fromOpaque(relation, () -> Declined.at("dependant", BandErrorCode.NOT_FAMILY)))
                .orElseThrow(() -> Declined.at("dependant", BandErrorCode.NOT_FAMILY));
    }

    /** Worn at once, or when the wearer has agreed. */
    private BandStatus status(Viewer viewer, long wearer, BandConsent consent) {
        boolean oneself = wearer == viewer.personId();
        PersonFile file = people.of(List.of(wearer)).get(wearer);
        boolean hasAccount = oneself || (file != null && file.hasAccount());
        boolean own = consent == BandConsent.OWN;
        if (!consent.doesFor(age(file), hasAccount) || (oneself && !own)) {
            throw Declined.at("consent", BandErrorCode.NO_CONSENT);
        }
        return own && !oneself ? BandStatus.WAITING : BandStatus.WORN;
    }

    private @Nullable Integer age(@Nullable PersonFile file) {
        LocalDate born = file == null ? null : file.birthDate();
        return born == null
                ? null
                : Period.between(born, LocalDate.ofInstant(clock.now(), BandFence.ZONE))
                        .getYears();
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public void agree(Viewer viewer, long id, int version) {
        BandRow row = hold(viewer, id);
        if (!Objects.equals(row.wearerId(), viewer.personId())) {
            throw notFound();
        }
        if (row.status() == BandStatus.WORN) {
            return;
        }
        expect(row, version);
        rows.wear(id, BandStatus.WORN, row.wearerId(), row.boundBy(), BandConsent.OWN, row.care());
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public void giveBack(Viewer viewer, long id, int version) {
        BandRow row = hold(viewer, id);
        expect(row, version);
        news.returned(row, viewer.personId());
        off(row, BandStatus.STOCK);
    }

    /** For who holds it: nobody wears it any more, and nothing is kept of what it told; what it called for is raised all the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void off(BandRow row, BandStatus then) {
        rows.wear(row.id(), then, null, null, null, null);
        calls.forgetOf(row.id());
        all(() -> calls.removeOf(row.id(), AT_ONCE));
        all(() -> readings.removeOfBand(row.id(), AT_ONCE));
    }

    /** What bands told of somebody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(long wearer) {
        calls.forget(wearer);
        all(() -> readings.removeOf(wearer, AT_ONCE));
    }

    /** @param remove at most {@link #AT_ONCE}; says how many */
    private static void all(IntSupplier remove) {
        while (remove.getAsInt() == AT_ONCE) {
            // There is more.
        }
    }

    /** @throws Declined NOT_FOUND, CONFLICT, OUT_OF_RANGE, NO_TIME, NO_HOME */
    @Transactional
    public void watch(
            Viewer viewer,
            long id,
            int version,
            @Nullable Integer heartLow,
            @Nullable Integer heartHigh,
            @Nullable Fence fence) {
        check("heartLow", heartLow, BandCare.LEAST_LOW, BandCare.MOST_LOW);
        check("heartHigh", heartHigh, BandCare.LEAST_HIGH, BandCare.MOST_HIGH);
        BandRow row = hold(viewer, id);
        long wearer = Objects.requireNonNull(row.wearerId());
        BandCare care = new BandCare(heartLow, heartHigh, fence == null ? null : fence(fence, wearer));
        expect(row, version);
        Keyring ring = seals.ring(wearer);
        rows.care(id, version, seals.care(ring, wearer, care));
        // What was outside of the bounds that were may be within those that are.
        BandState state = seals.state(ring, wearer, row.state());
        rows.state(id, seals.state(ring, wearer, state.calm()));
        news.cared(row, viewer.personId());
    }

    private BandFence fence(Fence asked, long wearer) {
        check("fence.radius", asked.radius(), BandFence.LEAST_RADIUS, BandFence.MOST_RADIUS);
        LocalTime from = time("fence.from", asked.from());
        LocalTime until = time("fence.until", asked.until());
        if ((from == null) != (until == null) || (from != null && from.equals(until))) {
            throw Declined.at("fence.until", BandErrorCode.NO_TIME);
        }
        Location given = asked.centre();
        Location centre = given == null ? home(wearer) : given;
        return new BandFence(centre, asked.radius(), from, until);
    }

    private Location home(long wearer) {
        return homes.of(wearer).stream()
                .flatMap(home -> home.path().places().stream())
                .filter(it -> it.kind() == PlaceKind.BUILDING)
                .findFirst()
                .flatMap(this::location)
                .orElseThrow(() -> Declined.at("fence.centre", BandErrorCode.NO_HOME));
    }

    private Optional<Location> location(PlaceRef building) {
        return places.of(List.of(building)).get(building) instanceof Building found
                ? Optional.ofNullable(found.location())
                : Optional.empty();
    }

    private static void check(String field, @Nullable Integer bound, int least, int most) {
        if (bound != null && (bound < least || bound > most)) {
            throw Declined.at(field, BandErrorCode.OUT_OF_RANGE, least, most);
        }
    }

    private static @Nullable LocalTime time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip(), TIME);
        } catch (DateTimeException e) {
            throw Declined.at(field, BandErrorCode.NO_TIME);
        }
    }

    private BandRow hold(Viewer viewer, long id) {
        BandRow row = rows.hold(id);
        if (row == null || !mayCare(viewer.personId(), row)) {
            throw notFound();
        }
        return row;
    }

    private static void expect(BandRow row, int version) {
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private static Declined notFound() {
        return Declined.at("band", CommonErrorCode.NOT_FOUND);
    }
}
