package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What volunteers do with errands: exactly one runs each. */
@Component
class ErrandRunning {

    private final ErrandMapper rows;
    private final ErrandWriting writing;
    private final ErrandPlaces places;

    ErrandRunning(ErrandMapper rows, ErrandWriting writing, ErrandPlaces places) {
        this.rows = rows;
        this.writing = writing;
        this.places = places;
    }

    /** @throws Declined NOT_FOUND, OWN, REVOKED, TAKEN, NOT_NOW; of one's own a second time it does nothing */
    @Transactional
    public void take(Viewer viewer, long id) {
        ErrandRow row = Optional.ofNullable(rows.hold(id))
                .filter(it -> places.may(viewer, it))
                .orElseThrow(() -> Declined.at("errand", CommonErrorCode.NOT_FOUND));
        if (row.isOf(viewer.personId())) {
            throw Declined.because(HallErrorCode.OWN);
        }
        switch (row.state()) {
            case OPEN -> taken(viewer, row);
            case TAKEN, REPORTED -> requireOwn(viewer, row);
            case REVOKED -> throw Declined.because(HallErrorCode.REVOKED);
            case DONE, COULD_NOT, LAPSED, UNCONFIRMED -> throw Declined.because(HallErrorCode.NOT_NOW);
        }
    }

    private void taken(Viewer viewer, ErrandRow row) {
        writing.taken(row, viewer.personId(), places.role(viewer, row));
    }

    private static void requireOwn(Viewer viewer, ErrandRow row) {
        if (!row.isRunBy(viewer.personId())) {
            throw Declined.because(HallErrorCode.TAKEN);
        }
    }

    /** @throws Declined NOT_FOUND, NOT_NOW */
    @Transactional
    public void report(Viewer viewer, long id, ErrandOutcome outcome, String said) {
        String note = HallFaults.textOf("note", said, Errands.LONGEST);
        ErrandRow row = Optional.ofNullable(rows.hold(id))
                .filter(it -> it.isRunBy(viewer.personId()) && places.may(viewer, it))
                .orElseThrow(() -> Declined.at("errand", CommonErrorCode.NOT_FOUND));
        if (row.state() != ErrandState.TAKEN) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        if (outcome == ErrandOutcome.HANDED_BACK) {
            writing.reopen(row, outcome.event(), viewer.personId(), note);
        } else {
            writing.become(row, outcome.state(), outcome.event(), viewer.personId(), note);
        }
    }
}
