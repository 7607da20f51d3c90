package cn.doorplate.stay;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import cn.doorplate.station.Station;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What stations lend, and who has it. */
@Controller
class LoanController {

    private final Viewers viewers;
    private final WallCodes codes;
    private final StationHands hands;
    private final Once once;
    private final Borrowing borrowing;
    private final GivingBack givingBack;
    private final Lendings lendings;
    private final Loans loans;
    private final Outcomes outcomes;

    LoanController(
            Viewers viewers,
            WallCodes codes,
            StationHands hands,
            Once once,
            Borrowing borrowing,
            GivingBack givingBack,
            Lendings lendings,
            Loans loans,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.codes = codes;
        this.hands = hands;
        this.once = once;
        this.borrowing = borrowing;
        this.givingBack = givingBack;
        this.lendings = lendings;
        this.loans = loans;
        this.outcomes = outcomes;
    }

    /** Of each that changes a loan. */
    record LoanPayload(@Nullable Loan loan, List<UserError> userErrors) {}

    record LoanTakeInput(String idempotencyKey, String code, LoanThing thing) {

        /** Says no code. */
        @Override
        public String toString() {
            return "LoanTakeInput[" + thing + "]";
        }
    }

    record LoanGiveBackInput(String loan, String code) {

        /** Says no code. */
        @Override
        public String toString() {
            return "LoanGiveBackInput[" + loan + "]";
        }
    }

    record LoanSettleInput(String loan, LoanState state) {}

    record LendingSetInput(
            String station, LoanThing thing, int stock, int hours, boolean verifiedRidersOnly, int version) {

        Lendings.Wanted wanted() {
            return new Lendings.Wanted(thing, stock, hours, verifiedRidersOnly, version);
        }
    }

    record LendingSetPayload(@Nullable StationLending lending, List<UserError> userErrors) {}

    @SchemaMapping
    Page<Loan> loans(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return loans.own(viewers.of(context), first, after);
    }

    @BatchMapping(typeName = "Station", field = "lendings")
    Map<Station, List<StationLending>> lendings(List<Station> stations) {
        Map<Long, List<StationLending>> found =
                lendings.ofStations(stations.stream().map(Station::number).collect(Collectors.toSet()));
        return stations.stream()
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> found.getOrDefault(it.number(), List.of())));
    }

    @QueryMapping
    Page<LoanOut> loansOut(
            @Argument String station, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return loans.outOf(viewer, hands.require(viewer, station), first, after);
    }

    @MutationMapping
    LoanPayload loanTake(@Argument LoanTakeInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            Station station = codes.read(viewer, input.code());
            return Ids.fromOpaque(once.run(
                    Actor.person(viewer.personId()),
                    "loanTake",
                    input.idempotencyKey(),
                    input,
                    () -> Ids.toOpaque(borrowing.take(viewer.personId(), station, input.thing()))));
        });
    }

    @MutationMapping
    LoanPayload loanGiveBack(@Argument LoanGiveBackInput input, GraphQLContext context) {
        return outcome(
                context,
                viewer -> givingBack.giveBack(viewer.personId(), input.loan(), codes.read(viewer, input.code())));
    }

    @MutationMapping
    LoanPayload loanSettle(@Argument LoanSettleInput input, GraphQLContext context) {
        return outcome(
                context,
                viewer -> givingBack.settle(station -> hands.mayHelp(viewer, station), input.loan(), input.state()));
    }

    private LoanPayload outcome(GraphQLContext context, Function<Viewer, Long> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new LoanPayload(loans.find(work.apply(viewer)).orElse(null), List.of()),
                errors -> new LoanPayload(null, errors));
    }

    @MutationMapping
    LendingSetPayload lendingSet(@Argument LendingSetInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new LendingSetPayload(
                        lendings.set(hands.kept(viewer, Permission.KEEP_STATIONS, input.station()), input.wanted()),
                        List.of()),
                errors -> new LendingSetPayload(null, errors));
    }
}
