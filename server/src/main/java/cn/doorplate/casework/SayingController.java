package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 催办, 留言, 对方说明: what is said about a case, once however often it is sent. */
@Controller
class SayingController {

    private final Viewers viewers;
    private final CaseSaying saying;
    private final CaseViews views;
    private final Once once;
    private final Outcomes outcomes;

    SayingController(Viewers viewers, CaseSaying saying, CaseViews views, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.saying = saying;
        this.views = views;
        this.once = once;
        this.outcomes = outcomes;
    }

    record CaseUrgeInput(String idempotencyKey, String subject) {
        @ConstructorProperties({"idempotencyKey", "case"})
        CaseUrgeInput {}
    }

    record CaseCommentInput(String idempotencyKey, String subject, String text, List<String> photos, boolean internal) {
        @ConstructorProperties({"idempotencyKey", "case", "text", "photos", "internal"})
        CaseCommentInput {}
    }

    record DisputeAnswerInput(String idempotencyKey, String dispute, String text, List<String> photos) {}

    record DisputeAnswerPayload(@Nullable Dispute dispute, List<UserError> userErrors) {}

    /** What is asked for, without the key. */
    record Asked(String subject, @Nullable String text, List<String> photos, boolean internal) {}

    @MutationMapping
    CasePayload caseUrge(@Argument CaseUrgeInput input, GraphQLContext context) {
        Asked asked = new Asked(input.subject(), null, List.of(), false);
        return outcomes.of(
                () -> new CasePayload(
                        said(
                                context,
                                "caseUrge",
                                input.idempotencyKey(),
                                asked,
                                it -> saying.urge(it, input.subject())),
                        List.of()),
                errors -> new CasePayload(null, errors));
    }

    @MutationMapping
    CasePayload caseComment(@Argument CaseCommentInput input, GraphQLContext context) {
        Asked asked = new Asked(input.subject(), input.text(), input.photos(), input.internal());
        return outcomes.of(
                () -> new CasePayload(
                        said(
                                context,
                                "caseComment",
                                input.idempotencyKey(),
                                asked,
                                it -> saying.comment(
                                        it, input.subject(), input.text(), input.photos(), input.internal())),
                        List.of()),
                errors -> new CasePayload(null, errors));
    }

    @MutationMapping
    DisputeAnswerPayload disputeAnswer(@Argument DisputeAnswerInput input, GraphQLContext context) {
        Asked asked = new Asked(input.dispute(), input.text(), input.photos(), false);
        return outcomes.of(
                () -> new DisputeAnswerPayload(
                        (Dispute) said(
                                context,
                                "disputeAnswer",
                                input.idempotencyKey(),
                                asked,
                                it -> saying.answer(it, input.dispute(), input.text(), input.photos())),
                        List.of()),
                errors -> new DisputeAnswerPayload(null, errors));
    }

    /** Null if it is no longer theirs when they ask again. */
    private @Nullable Case said(
            GraphQLContext context, String operation, String key, Asked asked, ToLongFunction<Viewer> act) {
        Viewer viewer = viewers.of(context);
        String id = once.run(
                Actor.person(viewer.personId()), operation, key, asked, () -> Ids.toOpaque(act.applyAsLong(viewer)));
        return views.find(viewer, Ids.fromOpaque(id)).orElse(null);
    }
}
