package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells applicants and desks what happened to applications. */
@Component
class ApplicationNews {

    private final HallNews news;
    private final HallPeople people;
    private final StillThere there;

    ApplicationNews(HallNews news, HallPeople people, StillThere there) {
        this.news = news;
        this.people = people;
        this.there = there;
    }

    /** @param seq of the event, by which nobody is told twice */
    void happened(ApplicationRow row, PublicService service, ApplicationEventKind kind, ApplicationParty by, int seq) {
        String cause = "hall:" + Ids.toOpaque(row.id()) + ":" + seq;
        Set<Long> persons = new LinkedHashSet<>(
                switch (kind) {
                    case SUBMITTED, WITHDRAWN -> handlers(row);
                    case RESUBMITTED, NEAR_DUE -> handlers(row);
                    case URGED, LATE -> all(handlers(row), news.officeAbove(row.deskRegion()));
                    case COMMENT -> by == ApplicationParty.STAFF ? applicants(row) : handlers(row);
                    case MATERIALS_ASKED, ACCEPTED, DONE, REFUSED -> applicants(row);
                    case REMINDED, LAPSED -> applicants(row);
                    case RELEASED -> news.office(row.deskRegion());
                    case TAKEN -> List.<Long>of();
                });
        String what = "application." + kind.name().toLowerCase(Locale.ROOT)
                + (kind == ApplicationEventKind.COMMENT && by == ApplicationParty.STAFF ? ".to_applicant" : "");
        news.tell(persons, what, cause, row.id(), row.deskRegion(), service.name());
        if (kind == ApplicationEventKind.SUBMITTED && row.applicantId() != row.personId()) {
            news.tell(
                    List.of(row.personId()),
                    "application.submitted_for_you",
                    cause + ":you",
                    row.id(),
                    row.deskRegion(),
                    service.name());
        }
    }

    /** Who took it; while nobody did, or they are gone, the office. */
    private List<Long> handlers(ApplicationRow row) {
        Long handler = row.handlerId();
        return handler != null && there.handles(handler, row) ? List.of(handler) : news.office(row.deskRegion());
    }

    private List<Long> applicants(ApplicationRow row) {
        return people.concerned(row.personId(), row.applicantId());
    }

    private static Set<Long> all(List<Long> some, List<Long> others) {
        Set<Long> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
