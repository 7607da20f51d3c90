package cn.doorplate.resident;

import cn.doorplate.identity.ChildConsents;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 孩子的账号: a guardian agrees that a child under 14 has an account, and takes it back. */
@Controller
class ChildAccountController {

    private final Viewers viewers;
    private final ChildAccounts accounts;
    private final ChildConsents consents;
    private final Guardianships guardianships;
    private final GuardianshipViews views;
    private final EntryLimits limits;
    private final Once once;
    private final Outcomes outcomes;

    ChildAccountController(
            Viewers viewers,
            ChildAccounts accounts,
            ChildConsents consents,
            Guardianships guardianships,
            GuardianshipViews views,
            EntryLimits limits,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.accounts = accounts;
        this.consents = consents;
        this.guardianships = guardianships;
        this.views = views;
        this.limits = limits;
        this.once = once;
        this.outcomes = outcomes;
    }

    record ChildConsentGiveInput(String idempotencyKey, String guardianship, String code, String policyVersion) {

        /** Says nothing of the code. */
        @Override
        public String toString() {
            return "ChildConsentGiveInput[…]";
        }
    }

    record ChildConsentWithdrawInput(String guardianship) {}

    /** Of both. */
    record ChildConsentPayload(@Nullable Dependant dependant, List<UserError> userErrors) {}

    @MutationMapping
    ChildConsentPayload childConsentGive(@Argument ChildConsentGiveInput input, GraphQLContext context) {
        long guardian = viewers.of(context).personId();
        limits.countCode(guardian);
        return answered(guardian, () -> {
            once.run(
                    Actor.person(guardian),
                    "childConsentGive",
                    input.idempotencyKey(),
                    List.of(input.guardianship(), input.code(), input.policyVersion()),
                    () -> {
                        long id = Inputs.id("guardianship", input.guardianship());
                        accounts.agree(guardian, id, input.code(), input.policyVersion());
                        return input.guardianship();
                    });
            return Inputs.id("guardianship", input.guardianship());
        });
    }

    @MutationMapping
    ChildConsentPayload childConsentWithdraw(@Argument ChildConsentWithdrawInput input, GraphQLContext context) {
        long guardian = viewers.of(context).personId();
        return answered(guardian, () -> {
            long id = Inputs.id("guardianship", input.guardianship());
            accounts.withdraw(guardian, id);
            return id;
        });
    }

    private ChildConsentPayload answered(long guardian, LongSupplier change) {
        return outcomes.of(
                () -> {
                    GuardianshipRow row = guardianships.now(change.getAsLong());
                    return new ChildConsentPayload(
                            views.dependants(guardian, List.of(row)).get(0), List.of());
                },
                errors -> new ChildConsentPayload(null, errors));
    }

    @BatchMapping(typeName = "Dependant")
    Map<Dependant, Instant> accountAgreedAt(List<Dependant> dependants, GraphQLContext context) {
        Map<Long, Instant> given = consents.givenFor(
                viewers.of(context).personId(),
                dependants.stream().map(Dependant::personId).toList());
        Map<Dependant, Instant> agreed = new HashMap<>();
        dependants.forEach(dependant -> {
            Instant at = given.get(dependant.personId());
            if (at != null) {
                agreed.put(dependant, at);
            }
        });
        return agreed;
    }
}
