package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the desk does with an application. Who does anything but take it has taken it first. */
@Component
class ApplicationDesk {

    private static final int TEXT = 500;
    private static final int RESULT = 1_000;
    private static final int MOST_ASKED = 2;

    private final ApplicationWriting writing;
    private final ApplicationEventMapper events;
    private final ApplicationFiles files;
    private final HallPlaces places;

    ApplicationDesk(
            ApplicationWriting writing, ApplicationEventMapper events, ApplicationFiles files, HallPlaces places) {
        this.writing = writing;
        this.events = events;
        this.files = files;
        this.places = places;
    }

    /** What is asked for. */
    record Asked(String application, int version, List<Integer> materials, List<String> fields, String text) {}

    /** @throws Declined NOT_FOUND, OWN_APPLICATION, CONFLICT, NOT_NOW */
    @Transactional
    public void take(Viewer viewer, long id, int version) {
        ApplicationRow row = hold(viewer, id, version);
        if (row.state().isOver() || Objects.equals(row.handlerId(), viewer.personId())) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        writing.write(row, row.facts().handledBy(viewer.personId()), by(viewer, ApplicationEventKind.TAKEN, null));
    }

    /** @throws Declined NOT_FOUND, OWN_APPLICATION, CONFLICT, NOT_HELD, NOT_NOW, ASKED_TWICE; INVALID for what the service does not have */
    @Transactional
    public void askMaterials(Viewer viewer, Asked asked) {
        String text = HallFaults.textOf("text", asked.text(), TEXT);
        ApplicationRow row = held(viewer, ApplicantActs.id(asked.application()), asked.version());
        ApplicationFacts facts = ApplicationWriting.become(row, ApplicationState.MATERIALS_ASKED);
        if (mayNotAskAgain(row)) {
            throw Declined.because(HallErrorCode.ASKED_TWICE);
        }
        requireKnown(writing.serviceOf(row), asked);
        String kept = new MaterialsAsked(asked.materials(), asked.fields(), text).toJson();
        writing.write(
                row,
                writing.clockOf(row).stopped(facts, writing.now()).asking(writing.seal(row, kept)),
                by(viewer, ApplicationEventKind.MATERIALS_ASKED, text));
    }

    private boolean mayNotAskAgain(ApplicationRow row) {
        return events.times(row.id(), ApplicationEventKind.MATERIALS_ASKED) >= MOST_ASKED;
    }

    /** What the viewer may do with it now. */
    List<DeskAction> actions(ApplicationRow row, long viewer) {
        List<DeskAction> actions = new ArrayList<>(DeskAction.of(row, viewer));
        if (mayNotAskAgain(row)) {
            actions.remove(DeskAction.ASK_MATERIALS);
        }
        return actions;
    }

    private static void requireKnown(PublicService service, Asked asked) {
        boolean materials = asked.materials().stream()
                .allMatch(number -> service.material(number).isPresent());
        boolean fields = asked.fields().stream()
                .allMatch(key ->
                        service.form().stream().anyMatch(field -> field.key().equals(key)));
        if (!materials || !fields) {
            throw Declined.at(materials ? "fields" : "materials", CommonErrorCode.INVALID);
        }
    }

    /** @throws Declined NOT_FOUND, OWN_APPLICATION, CONFLICT, NOT_HELD, NOT_NOW */
    @Transactional
    public void accept(Viewer viewer, long id, int version, @Nullable String said) {
        String text = HallFaults.textIfAnyOf("text", said, TEXT);
        ApplicationRow row = held(viewer, id, version);
        ApplicationFacts facts = ApplicationWriting.become(row, ApplicationState.ACCEPTED);
        writing.write(
                row,
                writing.clockOf(row).accepted(facts, writing.serviceOf(row), writing.now()),
                by(viewer, ApplicationEventKind.ACCEPTED, text));
    }

    /** @throws Declined NOT_FOUND, OWN_APPLICATION, CONFLICT, NOT_HELD, NOT_NOW, FILE */
    @Transactional
    public void finish(Viewer viewer, long id, int version, String said, List<String> results) {
        String text = HallFaults.textOf("text", said, RESULT);
        ApplicationRow row = held(viewer, id, version);
        files.result(id, viewer.personId(), results, writing.now());
        end(viewer, row, ApplicationState.DONE, ApplicationEventKind.DONE, text);
    }

    /** @throws Declined NOT_FOUND, OWN_APPLICATION, CONFLICT, NOT_HELD, NOT_NOW */
    @Transactional
    public void refuse(Viewer viewer, long id, int version, String said) {
        String text = HallFaults.textOf("reason", said, TEXT);
        end(viewer, held(viewer, id, version), ApplicationState.REFUSED, ApplicationEventKind.REFUSED, text);
    }

    private void end(Viewer viewer, ApplicationRow row, ApplicationState end, ApplicationEventKind kind, String text) {
        Instant now = writing.now();
        ApplicationFacts facts = ApplicationWriting.become(row, end).over(end, writing.seal(row, text), now);
        writing.write(row, facts, by(viewer, kind, text));
    }

    private ApplicationRow held(Viewer viewer, long id, int version) {
        ApplicationRow row = hold(viewer, id, version);
        if (!Objects.equals(row.handlerId(), viewer.personId())) {
            throw Declined.because(HallErrorCode.NOT_HELD);
        }
        return row;
    }

    private ApplicationRow hold(Viewer viewer, long id, int version) {
        ApplicationRow row =
                writing.hold(id, found -> places.may(viewer, Permission.HANDLE_APPLICATIONS, found.deskRegion()));
        if (row.isOf(viewer.personId())) {
            throw Declined.because(HallErrorCode.OWN_APPLICATION);
        }
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row;
    }

    private static Act by(Viewer viewer, ApplicationEventKind kind, @Nullable String text) {
        return new Act(kind, ApplicationParty.STAFF, viewer.personId(), text);
    }
}
