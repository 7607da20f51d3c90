package cn.doorplate.band;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Wristbands. */
@Controller
class BandController {

    private static final int MOST_HOURS = 720;

    private final Viewers viewers;
    private final BandViews views;
    private final BandWearing wearing;
    private final BandDesk desk;
    private final Outcomes outcomes;

    BandController(Viewers viewers, BandViews views, BandWearing wearing, BandDesk desk, Outcomes outcomes) {
        this.viewers = viewers;
        this.views = views;
        this.wearing = wearing;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    record BandPayload(@Nullable Band band, List<UserError> userErrors) {}

    record BandReturnPayload(boolean done, List<UserError> userErrors) {}

    record BandGivenPayload(
            @Nullable BandAtDesk band,
            @Nullable String secret,
            @Nullable String code,
            List<UserError> userErrors) {

        /** Says nothing of its secret. */
        @Override
        public String toString() {
            return "BandGivenPayload[" + band + "]";
        }
    }

    record BandDeskPayload(@Nullable BandAtDesk band, List<UserError> userErrors) {}

    record BandRegisterInput(String community, String serial) {}

    record BandVersionInput(String band, int version) {}

    record BandWearInput(String code, @Nullable String dependant, BandConsent consent) {

        /** Says nothing of its code. */
        @Override
        public String toString() {
            return "BandWearInput[]";
        }
    }

    record BandFenceInput(
            @Nullable Location centre,
            int radius,
            @Nullable String from,
            @Nullable String until) {}

    record BandCareSetInput(
            String band,
            int version,
            @Nullable Integer heartLow,
            @Nullable Integer heartHigh,
            @Nullable BandFenceInput fence) {

        /** Says nothing of the wearer. */
        @Override
        public String toString() {
            return "BandCareSetInput[" + band + "]";
        }
    }

    @QueryMapping
    @Nullable Band band(@Argument String id, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        try {
            return views.find(viewer, Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @SchemaMapping
    List<Band> bands(Me me, GraphQLContext context) {
        return views.of(viewers.of(context));
    }

    @SchemaMapping
    List<Band.HeartRate> heartRates(Band band, @Argument int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new BadInput("小时数 hours 须在 1 到 " + MOST_HOURS + " 之间。");
        }
        return views.heartRates(band, hours);
    }

    @QueryMapping(name = "bands")
    Page<BandAtDesk> bandsOf(
            @Argument String region, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return desk.in(viewers.of(context), RegionCode.asked(region), first, after);
    }

    @MutationMapping
    BandGivenPayload bandRegister(@Argument BandRegisterInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> given(desk.register(viewer, RegionCode.asked(input.community()), input.serial())),
                errors -> new BandGivenPayload(null, null, null, errors));
    }

    @MutationMapping
    BandGivenPayload bandRekey(@Argument BandVersionInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> given(desk.rekey(viewer, id(input.band()), input.version())),
                errors -> new BandGivenPayload(null, null, null, errors));
    }

    private static BandGivenPayload given(BandDesk.Given given) {
        return new BandGivenPayload(given.band(), given.secret(), given.code(), List.of());
    }

    @MutationMapping
    BandDeskPayload bandRetire(@Argument BandVersionInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new BandDeskPayload(desk.retire(viewer, id(input.band()), input.version()), List.of()),
                errors -> new BandDeskPayload(null, errors));
    }

    @MutationMapping
    BandPayload bandWear(@Argument BandWearInput input, GraphQLContext context) {
        return outcome(context, viewer -> wearing.wear(viewer, input.code(), input.dependant(), input.consent()));
    }

    @MutationMapping
    BandPayload bandAgree(@Argument BandVersionInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.band());
            wearing.agree(viewer, id, input.version());
            return id;
        });
    }

    @MutationMapping
    BandReturnPayload bandReturn(@Argument BandVersionInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    wearing.giveBack(viewer, id(input.band()), input.version());
                    return new BandReturnPayload(true, List.of());
                },
                errors -> new BandReturnPayload(false, errors));
    }

    @MutationMapping
    BandPayload bandCareSet(@Argument BandCareSetInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.band());
            BandFenceInput fence = input.fence();
            wearing.watch(
                    viewer,
                    id,
                    input.version(),
                    input.heartLow(),
                    input.heartHigh(),
                    fence == null
                            ? null
                            : new BandWearing.Fence(fence.centre(), fence.radius(), fence.from(), fence.until()));
            return id;
        });
    }

    private BandPayload outcome(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new BandPayload(
                        views.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new BandPayload(null, errors));
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("band", CommonErrorCode.NOT_FOUND));
    }
}
