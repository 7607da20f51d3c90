package cn.doorplate.casework;

import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What is done to a case where it lies: it is taken, stands still, goes on, and is done. */
@Controller
class CaseDeskController {

    private final CaseDoing doing;
    private final CaseHands hands;
    private final CaseFinishing finishing;
    private final CaseAnswering answering;

    CaseDeskController(CaseDoing doing, CaseHands hands, CaseFinishing finishing, CaseAnswering answering) {
        this.doing = doing;
        this.hands = hands;
        this.finishing = finishing;
        this.answering = answering;
    }

    record CaseTakeInput(String subject, int version) {
        @ConstructorProperties({"case", "version"})
        CaseTakeInput {}
    }

    record CaseReleaseInput(String subject, int version, String reason) {
        @ConstructorProperties({"case", "version", "reason"})
        CaseReleaseInput {}
    }

    record CasePauseInput(String subject, int version, PauseReason reason, Instant until, String text) {
        @ConstructorProperties({"case", "version", "reason", "until", "text"})
        CasePauseInput {}
    }

    record CaseResumeInput(String subject, int version) {
        @ConstructorProperties({"case", "version"})
        CaseResumeInput {}
    }

    record CaseFinishInput(
            String subject,
            int version,
            FinishOutcome outcome,
            String text,
            List<String> photos,
            List<String> before,
            List<String> after,
            @Nullable String duplicateOf) {
        @ConstructorProperties({"case", "version", "outcome", "text", "photos", "before", "after", "duplicateOf"})
        CaseFinishInput {}

        CaseFinishing.Result result() {
            return new CaseFinishing.Result(outcome, text, photos, before, after, duplicateOf);
        }
    }

    record QuestionAnswerInput(String question, int version, String text) {}

    record QuestionAnswerPayload(@Nullable Case question, List<UserError> userErrors) {}

    @MutationMapping
    CasePayload caseTake(@Argument CaseTakeInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.OWN_WORK),
                viewer -> hands.take(viewer, input.subject(), input.version()));
    }

    @MutationMapping
    CasePayload caseRelease(@Argument CaseReleaseInput input, GraphQLContext context) {
        return doing.of(
                context, Set.of(), viewer -> hands.release(viewer, input.subject(), input.version(), input.reason()));
    }

    @MutationMapping
    CasePayload casePause(@Argument CasePauseInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.WINDOW, CaseErrorCode.PAUSED_OFTEN),
                viewer -> hands.pause(
                        viewer, input.subject(), input.version(), input.reason(), input.until(), input.text()));
    }

    @MutationMapping
    CasePayload caseResume(@Argument CaseResumeInput input, GraphQLContext context) {
        return doing.of(context, Set.of(), viewer -> hands.resume(viewer, input.subject(), input.version()));
    }

    @MutationMapping
    CasePayload caseFinish(@Argument CaseFinishInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.WRONG_KIND),
                viewer -> finishing.finish(viewer, input.subject(), input.version(), input.result()));
    }

    @MutationMapping
    QuestionAnswerPayload questionAnswer(@Argument QuestionAnswerInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.OWN_WORK),
                QuestionAnswerPayload::new,
                viewer -> answering.refuseRisky(viewer, "text", input.text()),
                viewer -> answering.answer(viewer, input.question(), input.version(), input.text()));
    }
}
