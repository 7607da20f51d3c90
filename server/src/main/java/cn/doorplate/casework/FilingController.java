package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 登记: disputes, reports, questions and orders. */
@Controller
class FilingController {

    private final Viewers viewers;
    private final Filing filing;
    private final CaseViews views;
    private final Once once;
    private final Outcomes outcomes;

    FilingController(Viewers viewers, Filing filing, CaseViews views, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.filing = filing;
        this.views = views;
        this.once = once;
        this.outcomes = outcomes;
    }

    record DisputeFileInput(
            String idempotencyKey,
            String category,
            CasePlaceInput at,
            @Nullable String door,
            String text,
            List<String> photos,
            @Nullable CaseForInput forWhom,
            boolean anonymous,
            List<DisputeSideInput> otherSides) {

        CaseToFile wanted() {
            return new CaseToFile(
                    CaseKind.DISPUTE, category, at, door, text, photos, forWhom, anonymous, otherSides, null);
        }
    }

    record DisputeFilePayload(@Nullable Dispute dispute, List<UserError> userErrors) {}

    /** Of a report, and of a question. */
    record PlainFileInput(
            String idempotencyKey,
            String category,
            CasePlaceInput at,
            @Nullable String door,
            String text,
            List<String> photos,
            @Nullable CaseForInput forWhom,
            boolean anonymous) {

        CaseToFile wanted(CaseKind kind) {
            return new CaseToFile(kind, category, at, door, text, photos, forWhom, anonymous, List.of(), null);
        }
    }

    record ReportFilePayload(@Nullable Report report, List<UserError> userErrors) {}

    record QuestionFilePayload(@Nullable Question question, List<UserError> userErrors) {}

    record OrderFileInput(
            String idempotencyKey,
            String category,
            CasePlaceInput at,
            @Nullable String door,
            String text,
            List<String> photos,
            @Nullable CaseForInput forWhom,
            boolean anonymous,
            @Nullable Instant wishedUntil) {

        CaseToFile wanted() {
            return new CaseToFile(
                    CaseKind.ORDER, category, at, door, text, photos, forWhom, anonymous, List.of(), wishedUntil);
        }
    }

    record OrderFilePayload(@Nullable Order order, List<UserError> userErrors) {}

    @MutationMapping
    DisputeFilePayload disputeFile(@Argument DisputeFileInput input, GraphQLContext context) {
        CaseToFile wanted = input.wanted();
        return outcomes.of(
                () -> new DisputeFilePayload(
                        (Dispute) filed("disputeFile", input.idempotencyKey(), wanted, context), List.of()),
                errors -> new DisputeFilePayload(null, errors));
    }

    @MutationMapping
    ReportFilePayload reportFile(@Argument PlainFileInput input, GraphQLContext context) {
        CaseToFile wanted = input.wanted(CaseKind.REPORT);
        return outcomes.of(
                () -> new ReportFilePayload(
                        (Report) filed("reportFile", input.idempotencyKey(), wanted, context), List.of()),
                errors -> new ReportFilePayload(null, errors));
    }

    @MutationMapping
    QuestionFilePayload questionFile(@Argument PlainFileInput input, GraphQLContext context) {
        CaseToFile wanted = input.wanted(CaseKind.QUESTION);
        return outcomes.of(
                () -> new QuestionFilePayload(
                        (Question) filed("questionFile", input.idempotencyKey(), wanted, context), List.of()),
                errors -> new QuestionFilePayload(null, errors));
    }

    @MutationMapping
    OrderFilePayload orderFile(@Argument OrderFileInput input, GraphQLContext context) {
        CaseToFile wanted = input.wanted();
        return outcomes.of(
                () -> new OrderFilePayload(
                        (Order) filed("orderFile", input.idempotencyKey(), wanted, context), List.of()),
                errors -> new OrderFilePayload(null, errors));
    }

    /** Null if it is no longer theirs when they ask again: whose case it is has taken it back. */
    private @Nullable Case filed(String operation, String key, CaseToFile wanted, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        String id = once.run(
                Actor.person(viewer.personId()),
                operation,
                key,
                wanted,
                () -> Ids.toOpaque(filing.file(viewer, wanted)));
        return views.find(viewer, Ids.fromOpaque(id)).orElse(null);
    }
}
