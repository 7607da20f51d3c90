package cn.doorplate.resident;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Children and elders, and who acts for them. */
@Controller
class GuardianshipController {

    private final Viewers viewers;
    private final DependantEntry entry;
    private final Guardianships guardianships;
    private final GuardianshipMapper rows;
    private final GuardianshipViews views;
    private final Ages ages;
    private final EntryLimits limits;
    private final Once once;
    private final Outcomes outcomes;

    GuardianshipController(
            Viewers viewers,
            DependantEntry entry,
            Guardianships guardianships,
            GuardianshipMapper rows,
            GuardianshipViews views,
            Ages ages,
            EntryLimits limits,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.entry = entry;
        this.guardianships = guardianships;
        this.rows = rows;
        this.views = views;
        this.ages = ages;
        this.limits = limits;
        this.once = once;
        this.outcomes = outcomes;
    }

    record DependantAddInput(
            String idempotencyKey,
            DependantKind kind,
            String name,
            String birthDate,
            @Nullable String phone,
            DependantConsent consent,
            @Nullable String household) {}

    record DependantAddPayload(@Nullable Dependant dependant, List<UserError> userErrors) {}

    record GuardianshipConfirmInput(String guardianship, int version) {}

    record GuardianshipRefuseInput(String guardianship, int version) {}

    record GuardianshipEndInput(String guardianship, int version) {}

    /** Of the elder's yes and no. */
    record AnswerPayload(@Nullable Guardian guardian, List<UserError> userErrors) {}

    record GuardianshipEndPayload(@Nullable GuardianshipStatus status, List<UserError> userErrors) {}

    @MutationMapping
    DependantAddPayload dependantAdd(@Argument DependantAddInput input, GraphQLContext context) {
        long guardian = viewers.of(context).personId();
        limits.countDependant(guardian);
        return outcomes.of(
                () -> {
                    String id = once.run(
                            Actor.person(guardian),
                            "dependantAdd",
                            input.idempotencyKey(),
                            input,
                            adding(guardian, input));
                    GuardianshipRow row = guardianships.now(Ids.fromOpaque(id));
                    return new DependantAddPayload(
                            views.dependants(guardian, List.of(row)).get(0), List.of());
                },
                errors -> new DependantAddPayload(null, errors));
    }

    private Supplier<String> adding(long guardian, DependantAddInput input) {
        return () -> {
            NewDependant who = NewDependant.read(
                    input.kind(), input.name(), input.birthDate(), input.phone(), input.consent(), ages.today());
            Long membership = input.household() == null ? null : Inputs.id("household", input.household());
            return Ids.toOpaque(entry.add(guardian, who, membership));
        };
    }

    @MutationMapping
    AnswerPayload guardianshipConfirm(@Argument GuardianshipConfirmInput input, GraphQLContext context) {
        return answered(() -> guardianships.confirm(viewers.of(context), id(input.guardianship()), input.version()));
    }

    @MutationMapping
    AnswerPayload guardianshipRefuse(@Argument GuardianshipRefuseInput input, GraphQLContext context) {
        return answered(() -> guardianships.refuse(viewers.of(context), id(input.guardianship()), input.version()));
    }

    private AnswerPayload answered(Supplier<GuardianshipRow> answer) {
        return outcomes.of(
                () -> new AnswerPayload(views.guardians(List.of(answer.get())).get(0), List.of()),
                errors -> new AnswerPayload(null, errors));
    }

    @MutationMapping
    GuardianshipEndPayload guardianshipEnd(@Argument GuardianshipEndInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new GuardianshipEndPayload(
                        guardianships
                                .end(viewer, id(input.guardianship()), input.version())
                                .status(),
                        List.of()),
                errors -> new GuardianshipEndPayload(null, errors));
    }

    private static long id(String guardianship) {
        return Inputs.id("guardianship", guardianship);
    }

    @SchemaMapping
    List<Dependant> dependants(Me me, GraphQLContext context) {
        long guardian = viewers.of(context).personId();
        return views.dependants(guardian, rows.ofGuardian(guardian));
    }

    @SchemaMapping
    List<Guardian> guardians(Me me, GraphQLContext context) {
        return views.guardians(rows.ofDependant(viewers.of(context).personId()));
    }

    @BatchMapping(typeName = "Dependant")
    Map<Dependant, List<HouseholdMembership>> households(List<Dependant> dependants, GraphQLContext context) {
        Map<Long, List<HouseholdMembership>> entered =
                guardianships.householdsEntered(viewers.of(context).personId(), dependants);
        return dependants.stream()
                .collect(Collectors.toMap(
                        dependant -> dependant, dependant -> entered.getOrDefault(dependant.personId(), List.of())));
    }
}
