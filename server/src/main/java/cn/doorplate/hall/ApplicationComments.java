package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What applicant and desk say to each other. It moves no clock. */
@Component
class ApplicationComments {

    private static final int MOST_A_DAY = 20;
    private static final Duration A_DAY = Duration.ofHours(24);

    private final ApplicationWriting writing;
    private final ApplicationEventMapper events;
    private final HallPeople people;
    private final HallPlaces places;
    private final ApplicationReading reading;
    private final Once once;

    ApplicationComments(
            ApplicationWriting writing,
            ApplicationEventMapper events,
            HallPeople people,
            HallPlaces places,
            ApplicationReading reading,
            Once once) {
        this.writing = writing;
        this.events = events;
        this.people = people;
        this.places = places;
        this.reading = reading;
        this.once = once;
    }

    /** What is said. */
    record Said(String idempotencyKey, String application, String text) {

        Said withoutKey() {
            return new Said("", application, text);
        }
    }

    /**
     * @return what was said, as both read it
     * @throws Declined NOT_FOUND, NOT_NOW; MUCH_SAID after 20 in 24 hours
     */
    ApplicationEvent comment(Viewer viewer, Said said) {
        String text = HallFaults.textOf("text", said.text(), ApplicantActs.NOTE);
        long id = ApplicantActs.id(said.application());
        int seq = Integer.parseInt(once.run(
                Actor.person(viewer.personId()),
                "serviceApplicationComment",
                said.idempotencyKey(),
                said.withoutKey(),
                () -> Integer.toString(commented(viewer, id, text))));
        return reading.event(id, seq);
    }

    private int commented(Viewer viewer, long id, String text) {
        ApplicationRow row = writing.hold(id, found -> people.isOf(viewer.personId(), found) || handles(viewer, found));
        if (row.state().isOver()) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        if (events.comments(id, viewer.personId(), writing.now().minus(A_DAY)) >= MOST_A_DAY) {
            throw Declined.because(HallErrorCode.MUCH_SAID);
        }
        ApplicationParty party = row.isOf(viewer.personId()) ? ApplicationParty.APPLICANT : ApplicationParty.STAFF;
        return writing.tell(row, new Act(ApplicationEventKind.COMMENT, party, viewer.personId(), text));
    }

    private boolean handles(Viewer viewer, ApplicationRow row) {
        return places.may(viewer, Permission.HANDLE_APPLICATIONS, row.deskRegion());
    }
}
