package cn.doorplate.faq;

import cn.doorplate.casework.AnsweredQuestions;
import cn.doorplate.casework.AnsweredQuestions.Answered;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.Scope;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers are published, changed and taken back by the offices of their region. */
@Component
class FaqDesk {

    private final FaqMapper rows;
    private final FaqSearch answers;
    private final AnsweredQuestions questions;
    private final TextIndex index;
    private final PlacePaths paths;
    private final PlaceChanges changes;
    private final Clock clock;

    FaqDesk(
            FaqMapper rows,
            FaqSearch answers,
            AnsweredQuestions questions,
            TextIndex index,
            PlacePaths paths,
            PlaceChanges changes,
            Clock clock) {
        this.rows = rows;
        this.answers = answers;
        this.questions = questions;
        this.index = index;
        this.paths = paths;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Publishes one, within the caller's transaction; returns its id.
     *
     * @param source the question, by its opaque id
     * @throws Declined NOT_FOUND, NOT_ACCEPTED, PERSONAL, ALREADY, and what is wrong with the content
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(Viewer viewer, String source, RegionCode region, FaqContent content) {
        Answered asked =
                questions.find(viewer, source).orElseThrow(() -> Declined.at("source", CommonErrorCode.NOT_FOUND));
        if (!asked.community().path().contains(region) || !isKeptBy(viewer, region)) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
        FaqContent plain = impersonal(asked.id(), content);
        if (!asked.accepted()) {
            throw Declined.at("source", FaqErrorCode.NOT_ACCEPTED);
        }
        FaqRow row = new FaqRow(
                Ids.next(),
                region.value(),
                asked.id(),
                plain.question(),
                plain.answer(),
                clock.instant(),
                null,
                null,
                0);
        insert(viewer, row);
        index.add(FaqSearch.KIND, row.id(), row.text());
        changes.changed(Scope.region(region));
        return row.id();
    }

    private void insert(Viewer viewer, FaqRow row) {
        try {
            rows.insert(row, viewer.personId());
        } catch (DuplicateKeyException e) {
            throw Declined.at("source", FaqErrorCode.ALREADY);
        }
    }

    /** @throws Declined NOT_FOUND, CONFLICT, PERSONAL, and what is wrong with the content */
    @Transactional
    public FaqRow edit(Viewer viewer, long id, int version, FaqContent content) {
        FaqRow before = kept(viewer, id);
        FaqContent plain = impersonal(before.caseId(), content);
        // The row before is of that version, or nothing is changed: so what is taken out of the index is what is in it.
        if (before.version() != version
                || rows.edit(id, version, plain.question(), plain.answer(), clock.instant()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        FaqRow now = answers.find(id).orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
        index.replace(FaqSearch.KIND, id, before.text(), now.text());
        changes.changed(Scope.region(now.region()));
        return now;
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public FaqRow withdraw(Viewer viewer, long id, int version) {
        FaqRow row = kept(viewer, id);
        if (row.version() != version || rows.withdraw(id, version, clock.instant()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        index.replace(FaqSearch.KIND, id, row.text(), "");
        changes.changed(Scope.region(row.region()));
        return answers.find(id).orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
    }

    private FaqContent impersonal(long question, FaqContent content) {
        FaqContent plain = content.checked();
        refusePersonal(question, "question", plain.question());
        refusePersonal(question, "answer", plain.answer());
        return plain;
    }

    private void refusePersonal(long question, String field, String text) {
        if (questions.isPersonal(question, text)) {
            throw Declined.at(field, FaqErrorCode.PERSONAL);
        }
    }

    private FaqRow kept(Viewer viewer, long id) {
        return answers.find(id)
                .filter(row -> isKeptBy(viewer, row.region()))
                .orElseThrow(() -> Declined.at("faqAnswer", CommonErrorCode.NOT_FOUND));
    }

    private boolean isKeptBy(Viewer viewer, RegionCode region) {
        return region.level().compareTo(RegionLevel.COUNTY) >= 0
                && paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                        .filter(path -> viewer.may(Permission.PUBLISH_ANSWERS, path))
                        .isPresent();
    }
}
