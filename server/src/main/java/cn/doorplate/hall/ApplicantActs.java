package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What who applied, or for whom it is, does afterwards. */
@Component
class ApplicantActs {

    static final int NOTE = 500;

    private static final int REASON = 200;
    private static final Duration BETWEEN_URGES = Duration.ofDays(1);

    private final ApplicationMapper rows;
    private final ApplicationFiles files;
    private final ApplicationWriting writing;
    private final HallPeople people;
    private final PersonKeys keys;
    private final Once once;

    ApplicantActs(
            ApplicationMapper rows,
            ApplicationFiles files,
            ApplicationWriting writing,
            HallPeople people,
            PersonKeys keys,
            Once once) {
        this.rows = rows;
        this.files = files;
        this.writing = writing;
        this.people = people;
        this.keys = keys;
        this.once = once;
    }

    /** What is handed in. */
    record Resubmitted(
            String idempotencyKey,
            String application,
            List<FormAnswers.Input> answers,
            List<ApplicationFiles.Input> files,
            @Nullable String note) {

        Resubmitted withoutKey() {
            return new Resubmitted("", application, answers, files, note);
        }
    }

    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("application", CommonErrorCode.NOT_FOUND));
    }

    /** @throws Declined NOT_NOW, and what {@link FormAnswers} and {@link ApplicationFiles} decline */
    long resubmit(Viewer viewer, Resubmitted input) {
        String note = HallFaults.textIfAnyOf("note", input.note(), NOTE);
        return Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "serviceApplicationResubmit",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> {
                    resubmitted(viewer, input, note);
                    return Ids.toOpaque(id(input.application()));
                }));
    }

    private void resubmitted(Viewer viewer, Resubmitted input, @Nullable String note) {
        ApplicationRow row = hold(viewer, id(input.application()));
        if (row.state() != ApplicationState.MATERIALS_ASKED) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        Instant now = writing.now();
        PublicService service = writing.serviceOf(row);
        FormAnswers answers = FormAnswers.read(service.form(), before(row), input.answers(), Applying.today(now));
        rows.answer(row.id(), keys.seal(row.personId(), ApplicationWriting.ANSWERS, answers.toJson()));
        files.handIn(row.id(), service, viewer.personId(), input.files(), now);
        ApplicationFacts facts =
                ApplicationWriting.become(row, ApplicationState.SUBMITTED).asking(null);
        writing.write(row, writing.clockOf(row).goesOn(facts, now), by(viewer, ApplicationEventKind.RESUBMITTED, note));
    }

    private FormAnswers before(ApplicationRow row) {
        byte[] sealed = row.answers();
        return sealed == null
                ? FormAnswers.NONE
                : keys.open(row.personId(), ApplicationWriting.ANSWERS, sealed)
                        .map(FormAnswers::fromJson)
                        .orElse(FormAnswers.NONE);
    }

    /** @throws Declined NOT_FOUND, NOT_NOW */
    @Transactional
    public void withdraw(Viewer viewer, long id, @Nullable String reason) {
        String text = HallFaults.textIfAnyOf("reason", reason, REASON);
        ApplicationRow row = hold(viewer, id);
        ApplicationFacts facts = ApplicationWriting.become(row, ApplicationState.WITHDRAWN)
                .over(ApplicationState.WITHDRAWN, null, writing.now());
        writing.write(row, facts, by(viewer, ApplicationEventKind.WITHDRAWN, text));
    }

    /** @throws Declined NOT_FOUND, NOT_NOW, NOT_LATE, URGED */
    @Transactional
    public void urge(Viewer viewer, long id) {
        ApplicationRow row = hold(viewer, id);
        Instant now = writing.now();
        if (row.state().isOver()) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        if (!row.isLate(now)) {
            throw Declined.because(HallErrorCode.NOT_LATE);
        }
        if (row.urgedAt() != null && row.urgedAt().plus(BETWEEN_URGES).isAfter(now)) {
            throw Declined.because(HallErrorCode.URGED);
        }
        writing.write(row, row.facts().urged(now), by(viewer, ApplicationEventKind.URGED, null));
    }

    /** Who sent it while they act for the person, and the person. */
    private ApplicationRow hold(Viewer viewer, long id) {
        return writing.hold(id, row -> people.isOf(viewer.personId(), row));
    }

    private static Act by(Viewer viewer, ApplicationEventKind kind, @Nullable String text) {
        return new Act(kind, ApplicationParty.APPLICANT, viewer.personId(), text);
    }
}
