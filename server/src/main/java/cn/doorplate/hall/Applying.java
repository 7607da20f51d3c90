package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.worktime.WorkCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Applies for services online: whether it can be had there, and what was answered and handed in. */
@Component
class Applying {

    private final ApplicationMapper rows;
    private final ServiceCatalogue catalogue;
    private final HallPlaces places;
    private final HallPeople people;
    private final ApplicationFiles files;
    private final ApplicationWriting writing;
    private final WorkCalendars calendars;
    private final PersonKeys keys;
    private final Once once;

    Applying(
            ApplicationMapper rows,
            ServiceCatalogue catalogue,
            HallPlaces places,
            HallPeople people,
            ApplicationFiles files,
            ApplicationWriting writing,
            WorkCalendars calendars,
            PersonKeys keys,
            Once once) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.places = places;
        this.people = people;
        this.files = files;
        this.writing = writing;
        this.calendars = calendars;
        this.keys = keys;
        this.once = once;
    }

    /** What is applied for. */
    record Input(
            String idempotencyKey,
            String service,
            HallPlaces.At at,
            String edition,
            @Nullable String forWhom,
            List<FormAnswers.Input> answers,
            List<ApplicationFiles.Input> files) {

        Input withoutKey() {
            return new Input("", service, at, edition, forWhom, answers, files);
        }
    }

    /**
     * @return the id of the application
     * @throws Declined as the mutation says
     */
    long submit(Viewer viewer, Input input) {
        return Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "serviceApplicationSubmit",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(submitted(viewer, input))));
    }

    private long submitted(Viewer viewer, Input input) {
        RegionCode region = places.region(input.at())
                .filter(it -> it.level().compareTo(RegionLevel.COUNTY) >= 0)
                .orElseThrow(() -> Declined.at("at", CommonErrorCode.NOT_FOUND));
        PublicService service = applicable(region, input);
        long person = people.person(viewer, input.forWhom());
        Instant now = writing.now();
        FormAnswers answers = FormAnswers.read(service.form(), FormAnswers.NONE, input.answers(), today(now));
        ApplicationRow row = row(viewer, region, service, person, answers, now);
        insert(row);
        files.handIn(row.id(), service, viewer.personId(), input.files(), now);
        writing.tell(row, new Act(ApplicationEventKind.SUBMITTED, ApplicationParty.APPLICANT, viewer.personId(), null));
        return row.id();
    }

    private PublicService applicable(RegionCode region, Input input) {
        PublicService service = catalogue
                .read(region, input.service())
                .orElseThrow(() -> Declined.at("service", HallErrorCode.NOT_OFFERED));
        if (!service.online()) {
            throw Declined.at("service", HallErrorCode.NO_FORM);
        }
        if (!service.edition().equals(input.edition())) {
            throw Declined.at("edition", HallErrorCode.EDITION);
        }
        return service;
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ApplicationClock.ZONE);
    }

    private ApplicationRow row(
            Viewer viewer, RegionCode region, PublicService service, long person, FormAnswers answers, Instant now) {
        RegionCode desk = service.deskLevel().desk(region);
        ApplicationFacts facts =
                new ApplicationClock(calendars.of(desk)).sent(ApplicationFacts.submitted(), service.acceptHours(), now);
        return new ApplicationRow(
                Ids.next(),
                service.key(),
                PublicService.kept(service.madeOf()),
                region.value(),
                desk.value(),
                person,
                viewer.personId(),
                facts.state(),
                keys.seal(person, ApplicationWriting.ANSWERS, answers.toJson()),
                null,
                null,
                null,
                facts.dueAt(),
                null,
                facts.step(),
                facts.stepAt(),
                null,
                now,
                null,
                1);
    }

    private void insert(ApplicationRow row) {
        try {
            rows.insert(row);
        } catch (DuplicateKeyException e) {
            throw Declined.because(HallErrorCode.OPEN_ALREADY);
        }
    }
}
