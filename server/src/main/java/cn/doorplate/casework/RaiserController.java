package cn.doorplate.casework;

import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What who raised a case does with it. */
@Controller
class RaiserController {

    private static final Set<CaseErrorCode> NONE = Set.of();

    private final RaiserActs acts;
    private final CaseDoing doing;

    RaiserController(RaiserActs acts, CaseDoing doing) {
        this.acts = acts;
        this.doing = doing;
    }

    record CaseMendInput(
            String subject,
            int version,
            String text,
            @Nullable String place,
            List<String> photos) {
        @ConstructorProperties({"case", "version", "text", "place", "photos"})
        CaseMendInput {}
    }

    record CaseWithdrawInput(
            String subject, int version, @Nullable String reason) {
        @ConstructorProperties({"case", "version", "reason"})
        CaseWithdrawInput {}
    }

    record CaseRevokeInput(
            String subject, int version, @Nullable String said) {
        @ConstructorProperties({"case", "version", "said"})
        CaseRevokeInput {}
    }

    record CaseConfirmInput(
            String subject,
            int version,
            int score,
            @Nullable String text) {
        @ConstructorProperties({"case", "version", "score", "text"})
        CaseConfirmInput {}
    }

    record CaseObjectInput(String subject, int version, String reason) {
        @ConstructorProperties({"case", "version", "reason"})
        CaseObjectInput {}
    }

    record CaseContinueInput(
            String subject, int version, @Nullable String text) {
        @ConstructorProperties({"case", "version", "text"})
        CaseContinueInput {}
    }

    @MutationMapping
    CasePayload caseMend(@Argument CaseMendInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.NOT_NEEDED),
                viewer -> acts.mend(
                        viewer, input.subject(), input.version(), input.text(), input.place(), input.photos()));
    }

    @MutationMapping
    CasePayload caseWithdraw(@Argument CaseWithdrawInput input, GraphQLContext context) {
        return doing.of(
                context, NONE, viewer -> acts.withdraw(viewer, input.subject(), input.version(), input.reason()));
    }

    @MutationMapping
    CasePayload caseRevoke(@Argument CaseRevokeInput input, GraphQLContext context) {
        return doing.of(context, NONE, viewer -> acts.revoke(viewer, input.subject(), input.version(), input.said()));
    }

    @MutationMapping
    CasePayload caseConfirm(@Argument CaseConfirmInput input, GraphQLContext context) {
        return doing.of(
                context,
                NONE,
                viewer -> acts.confirm(viewer, input.subject(), input.version(), input.score(), input.text()));
    }

    @MutationMapping
    CasePayload caseObject(@Argument CaseObjectInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.REOPENED_BEFORE, CaseErrorCode.TOO_LATE),
                viewer -> acts.object(viewer, input.subject(), input.version(), input.reason()));
    }

    @MutationMapping
    CasePayload caseContinue(@Argument CaseContinueInput input, GraphQLContext context) {
        return doing.of(context, NONE, viewer -> acts.goOn(viewer, input.subject(), input.version(), input.text()));
    }
}
