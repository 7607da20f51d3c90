package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What staff do with notices. */
@Controller
class NoticeDeskController {

    private final Viewers viewers;
    private final NoticeDesk desk;
    private final NoticeReview review;
    private final NoticeViews views;
    private final Once once;
    private final Outcomes outcomes;

    NoticeDeskController(
            Viewers viewers, NoticeDesk desk, NoticeReview review, NoticeViews views, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.review = review;
        this.views = views;
        this.once = once;
        this.outcomes = outcomes;
    }

    /** Of each of these. */
    record NoticePayload(@Nullable NoticeFile notice, List<UserError> userErrors) {}

    record NoticeDraftInput(String idempotencyKey, String publisher, NoticeContentInput content) {

        NoticeDraftInput withoutKey() {
            return new NoticeDraftInput("", publisher, content);
        }
    }

    record NoticeEditInput(String notice, int version, NoticeContentInput content) {}

    record NoticeSubmitInput(String notice, int version) {}

    record NoticeApproveInput(String notice, int version) {}

    record NoticeReturnInput(String notice, int version, String remark) {}

    record NoticeWithdrawInput(String notice, int version, String reason) {}

    @MutationMapping
    NoticePayload noticeDraft(@Argument NoticeDraftInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new NoticePayload(file(viewer, Ids.fromOpaque(drafted(viewer, input))), List.of()),
                errors -> new NoticePayload(null, errors));
    }

    private String drafted(Viewer viewer, NoticeDraftInput input) {
        return once.run(
                Actor.person(viewer.personId()),
                "noticeDraft",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(desk.draft(viewer, input.publisher(), input.content())));
    }

    @MutationMapping
    NoticePayload noticeEdit(@Argument NoticeEditInput input, GraphQLContext context) {
        return changed(
                input.notice(), context, (viewer, id) -> desk.edit(viewer, id, input.version(), input.content()));
    }

    @MutationMapping
    NoticePayload noticeSubmit(@Argument NoticeSubmitInput input, GraphQLContext context) {
        return changed(input.notice(), context, (viewer, id) -> review.submit(viewer, id, input.version()));
    }

    @MutationMapping
    NoticePayload noticeApprove(@Argument NoticeApproveInput input, GraphQLContext context) {
        return changed(input.notice(), context, (viewer, id) -> review.approve(viewer, id, input.version()));
    }

    @MutationMapping
    NoticePayload noticeReturn(@Argument NoticeReturnInput input, GraphQLContext context) {
        return changed(
                input.notice(), context, (viewer, id) -> review.giveBack(viewer, id, input.version(), input.remark()));
    }

    @MutationMapping
    NoticePayload noticeWithdraw(@Argument NoticeWithdrawInput input, GraphQLContext context) {
        return changed(
                input.notice(), context, (viewer, id) -> review.withdraw(viewer, id, input.version(), input.reason()));
    }

    private NoticePayload changed(String opaque, GraphQLContext context, ObjLongConsumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long id = id(opaque);
                    change.accept(viewer, id);
                    return new NoticePayload(file(viewer, id), List.of());
                },
                errors -> new NoticePayload(null, errors));
    }

    /** As it is after the change; null if somebody else's change took it out of the viewer's hands. */
    private @Nullable NoticeFile file(Viewer viewer, long id) {
        return views.file(viewer, id).orElse(null);
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("notice", CommonErrorCode.NOT_FOUND));
    }
}
