package cn.doorplate.identity;

import cn.doorplate.privacy.Policies;
import cn.doorplate.privacy.PrivacyPolicy;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 隐私政策与同意: what people are told, and what they say to it. */
@Controller
class ConsentController {

    private final Viewers viewers;
    private final Consents consents;
    private final ChildConsents children;
    private final Policies policies;
    private final Secrets secrets;
    private final Outcomes outcomes;

    ConsentController(
            Viewers viewers,
            Consents consents,
            ChildConsents children,
            Policies policies,
            Secrets secrets,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.consents = consents;
        this.children = children;
        this.policies = policies;
        this.secrets = secrets;
        this.outcomes = outcomes;
    }

    /** 同意记录. */
    record Consent(
            String policyVersion,
            boolean byGuardian,
            Instant givenAt,
            @Nullable Instant withdrawnAt) {}

    record GuardianAskInput(String policyVersion) {}

    record GuardianAskPayload(@Nullable GuardianCode guardianCode, List<UserError> userErrors) {}

    record ConsentGiveInput(String policyVersion, boolean under14) {}

    record ConsentWithdrawInput(String policyVersion) {}

    record ConsentPayload(@Nullable Me me, List<UserError> userErrors) {}

    @QueryMapping
    PrivacyPolicy privacyPolicy() {
        return policies.current();
    }

    @SchemaMapping
    String url(PrivacyPolicy policy) {
        return secrets.publicUrl() + "/privacy/" + policy.version();
    }

    @SchemaMapping
    @Nullable PrivacyPolicy policyToAgree(Me me) {
        return me.consented() ? null : policies.current();
    }

    @SchemaMapping(typeName = "Me")
    List<Consent> consents(Me me, GraphQLContext context) {
        long personId = viewers.of(context).personId();
        return consents.of(personId).stream()
                .map(row ->
                        new Consent(row.policyVersion(), row.givenBy() != personId, row.givenAt(), row.withdrawnAt()))
                .toList();
    }

    @MutationMapping
    GuardianAskPayload guardianAsk(@Argument GuardianAskInput input, GraphQLContext context) {
        long personId = viewers.of(context).personId();
        return outcomes.of(
                () -> new GuardianAskPayload(children.ask(personId, input.policyVersion()), List.of()),
                errors -> new GuardianAskPayload(null, errors));
    }

    @MutationMapping
    ConsentPayload consentGive(@Argument ConsentGiveInput input, GraphQLContext context) {
        return changed(context, viewer -> consents.give(viewer.personId(), input.policyVersion(), input.under14()));
    }

    @MutationMapping
    ConsentPayload consentWithdraw(@Argument ConsentWithdrawInput input, GraphQLContext context) {
        return changed(context, viewer -> consents.withdraw(viewer.personId(), input.policyVersion()));
    }

    private ConsentPayload changed(GraphQLContext context, Consumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    change.accept(viewer);
                    viewers.forget(context);
                    return new ConsentPayload(Me.of(viewers.of(context)), List.of());
                },
                errors -> new ConsentPayload(null, errors));
    }
}
