package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.RegionCode;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks volunteers to run errands, with consent to what they may be shown, and ends it. */
@Component
class Errands {

    /** The version of the consent in force; its text stands under {@code hall.errand.consent.VERSION}. */
    static final int CONSENT = 1;

    static final int LONGEST = 300;

    private final ErrandMapper rows;
    private final ErrandWriting writing;
    private final ErrandPlaces places;
    private final ServiceCatalogue catalogue;
    private final HallPeople people;
    private final Once once;

    Errands(
            ErrandMapper rows,
            ErrandWriting writing,
            ErrandPlaces places,
            ServiceCatalogue catalogue,
            HallPeople people,
            Once once) {
        this.rows = rows;
        this.writing = writing;
        this.places = places;
        this.catalogue = catalogue;
        this.people = people;
        this.once = once;
    }

    /** What is asked. */
    record Input(
            String idempotencyKey,
            String service,
            String wish,
            int consent,
            @Nullable String forWhom) {

        Input withoutKey() {
            return new Input("", service, wish, consent, forWhom);
        }
    }

    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("errand", CommonErrorCode.NOT_FOUND));
    }

    /**
     * @return the id of the errand
     * @throws Declined as the mutation says
     */
    long ask(Viewer viewer, Input input) {
        String wish = HallFaults.textOf("wish", input.wish(), LONGEST);
        if (input.consent() != CONSENT) {
            throw Declined.at("consent", HallErrorCode.CONSENT);
        }
        return Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "errandAsk",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(asked(viewer, input, wish))));
    }

    private long asked(Viewer viewer, Input input, String wish) {
        long person = people.person(viewer, input.forWhom());
        Doorsteps.Home home =
                places.home(person, viewer.personId()).orElseThrow(() -> Declined.because(HallErrorCode.NO_HOME));
        RegionCode region = home.path().region();
        PublicService service = delegable(region, input.service());
        Instant now = writing.now();
        ErrandRow row = new ErrandRow(
                Ids.next(),
                service.key(),
                service.name(),
                region.value(),
                home.householdId(),
                person,
                viewer.personId(),
                writing.seal(person, wish),
                ErrandState.OPEN,
                input.consent(),
                now,
                null,
                null,
                null,
                ErrandStep.UNTAKEN,
                ErrandStep.UNTAKEN.from(now),
                now);
        insert(row);
        writing.tell(row, ErrandEventKind.ASKED, viewer.personId(), null);
        writing.told(
                row,
                places.volunteers(home.path()).stream()
                        .filter(volunteer -> !row.isOf(volunteer))
                        .toList(),
                "asked",
                1);
        if (person != viewer.personId()) {
            writing.told(row, List.of(person), "asked_for_you", 1);
        }
        return row.id();
    }

    private PublicService delegable(RegionCode region, String key) {
        PublicService service =
                catalogue.read(region, key).orElseThrow(() -> Declined.at("service", HallErrorCode.NOT_OFFERED));
        if (!service.delegable()) {
            throw Declined.at("service", HallErrorCode.NOT_DELEGABLE);
        }
        return service;
    }

    private void insert(ErrandRow row) {
        try {
            rows.insert(row);
        } catch (DuplicateKeyException e) {
            throw Declined.because(HallErrorCode.OPEN_ALREADY);
        }
    }

    /** @throws Declined NOT_FOUND, NOT_NOW; a second time it does nothing */
    @Transactional
    public void revoke(Viewer viewer, long id) {
        ErrandRow row = hold(viewer, id);
        if (row.revokedAt() != null) {
            return;
        }
        requireMayBecome(row, ErrandState.REVOKED);
        rows.revoke(id, writing.now());
        writing.tell(row, ErrandEventKind.REVOKED, viewer.personId(), null);
    }

    /** @throws Declined NOT_FOUND, NOT_NOW */
    @Transactional
    public void confirm(Viewer viewer, long id, boolean done, @Nullable String note) {
        String text = HallFaults.textIfAnyOf("note", note, LONGEST);
        ErrandRow row = hold(viewer, id);
        ErrandState next = done ? ErrandState.DONE : ErrandState.TAKEN;
        if (row.state() != ErrandState.REPORTED) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        ErrandEventKind kind = done ? ErrandEventKind.CONFIRMED : ErrandEventKind.NOT_DONE;
        writing.become(row, next, kind, viewer.personId(), text);
    }

    private ErrandRow hold(Viewer viewer, long id) {
        return Optional.ofNullable(rows.hold(id))
                .filter(row -> people.isOf(viewer.personId(), row))
                .orElseThrow(() -> Declined.at("errand", CommonErrorCode.NOT_FOUND));
    }

    static void requireMayBecome(ErrandRow row, ErrandState next) {
        if (!row.state().mayBecome(next)) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
    }
}
