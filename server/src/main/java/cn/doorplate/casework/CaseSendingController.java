package cn.doorplate.casework;

import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What is between desks: a case is sent on, back, ruled on, given more time, and asked about on the phone. */
@Controller
class CaseSendingController {

    private final CaseDoing doing;
    private final CaseSending sending;
    private final CaseExtensions extensions;
    private final CaseCallingBack calling;

    CaseSendingController(CaseDoing doing, CaseSending sending, CaseExtensions extensions, CaseCallingBack calling) {
        this.doing = doing;
        this.sending = sending;
        this.extensions = extensions;
        this.calling = calling;
    }

    record CaseDispatchInput(
            String subject,
            int version,
            CaseDeskInput to,
            @Nullable String category,
            @Nullable String note) {
        @ConstructorProperties({"case", "version", "to", "category", "note"})
        CaseDispatchInput {}
    }

    record CaseReturnInput(String subject, int version, String reason) {
        @ConstructorProperties({"case", "version", "reason"})
        CaseReturnInput {}
    }

    record CaseRuleInput(String subject, int version, CaseDeskInput to, String reason) {
        @ConstructorProperties({"case", "version", "to", "reason"})
        CaseRuleInput {}
    }

    record CaseExtensionAskInput(String subject, int version, String reason, Instant until) {
        @ConstructorProperties({"case", "version", "reason", "until"})
        CaseExtensionAskInput {}
    }

    record CaseExtensionDecideInput(
            String subject,
            int version,
            boolean grant,
            @Nullable String reason) {
        @ConstructorProperties({"case", "version", "grant", "reason"})
        CaseExtensionDecideInput {}
    }

    record CaseCallBackInput(
            String subject,
            int version,
            boolean reached,
            @Nullable Boolean content,
            @Nullable Integer score,
            @Nullable String text) {
        @ConstructorProperties({"case", "version", "reached", "content", "score", "text"})
        CaseCallBackInput {}

        CaseCallingBack.Call call() {
            return new CaseCallingBack.Call(reached, content, score, text);
        }
    }

    @MutationMapping
    CasePayload caseDispatch(@Argument CaseDispatchInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.DESK, CaseErrorCode.BOUND),
                viewer -> sending.dispatch(
                        viewer, input.subject(), input.version(), input.to(), input.category(), input.note()));
    }

    @MutationMapping
    CasePayload caseReturn(@Argument CaseReturnInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.BOUND, CaseErrorCode.RETURNS_USED, CaseErrorCode.NOWHERE),
                viewer -> sending.sendBack(viewer, input.subject(), input.version(), input.reason()));
    }

    @MutationMapping
    CasePayload caseRule(@Argument CaseRuleInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.DESK),
                viewer -> sending.rule(viewer, input.subject(), input.version(), input.to(), input.reason()));
    }

    @MutationMapping
    CasePayload caseExtensionAsk(@Argument CaseExtensionAskInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.TOO_LATE, CaseErrorCode.ASKED_BEFORE, CaseErrorCode.WINDOW),
                viewer -> extensions.ask(viewer, input.subject(), input.version(), input.reason(), input.until()));
    }

    @MutationMapping
    CasePayload caseExtensionDecide(@Argument CaseExtensionDecideInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.OWN_WORK),
                viewer -> extensions.decide(viewer, input.subject(), input.version(), input.grant(), input.reason()));
    }

    @MutationMapping
    CasePayload caseCallBack(@Argument CaseCallBackInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.OWN_WORK),
                viewer -> calling.record(viewer, input.subject(), input.version(), input.call()));
    }
}
