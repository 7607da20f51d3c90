package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 包保单位, for the offices that keep them. */
@Controller
class MemberUnitController {

    private final Viewers viewers;
    private final MemberUnits units;
    private final MemberUnitViews views;
    private final Places places;
    private final Once once;
    private final Outcomes outcomes;

    MemberUnitController(
            Viewers viewers, MemberUnits units, MemberUnitViews views, Places places, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.units = units;
        this.views = views;
        this.places = places;
        this.once = once;
        this.outcomes = outcomes;
    }

    record MemberUnitEnterInput(String idempotencyKey, String region, String name) {

        MemberUnitEnterInput withoutKey() {
            return new MemberUnitEnterInput("", region, name);
        }
    }

    record MemberUnitUpdateInput(String unit, int version, String name) {}

    record MemberUnitCloseInput(String unit, int version) {}

    record MemberUnitJoinInput(String unit, String phone) {

        /** Says nothing of the phone. */
        @Override
        public String toString() {
            return "MemberUnitJoinInput[unit=" + unit + "]";
        }
    }

    record MemberUnitLeaveInput(String unit, String person) {}

    record MemberUnitPayload(@Nullable MemberUnit memberUnit, List<UserError> userErrors) {}

    @QueryMapping
    Page<MemberUnit> memberUnits(
            @Argument String within,
            @Argument boolean closed,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return views.within(viewers.of(context), RegionCode.asked(within), closed, first, after);
    }

    @MutationMapping
    MemberUnitPayload memberUnitEnter(@Argument MemberUnitEnterInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return payload(() -> entered(viewer, input));
    }

    private @Nullable MemberUnit entered(Viewer viewer, MemberUnitEnterInput input) {
        RegionCode region =
                RegionCode.parse(input.region()).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
        String id = once.run(
                Actor.person(viewer.personId()),
                "memberUnitEnter",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(units.enter(viewer, region, input.name())));
        return views.find(Ids.fromOpaque(id)).orElse(null);
    }

    @MutationMapping
    MemberUnitPayload memberUnitUpdate(@Argument MemberUnitUpdateInput input, GraphQLContext context) {
        return payload(() -> units.rename(viewers.of(context), input.unit(), input.version(), input.name()));
    }

    @MutationMapping
    MemberUnitPayload memberUnitClose(@Argument MemberUnitCloseInput input, GraphQLContext context) {
        return payload(() -> units.close(viewers.of(context), input.unit(), input.version()));
    }

    @MutationMapping
    MemberUnitPayload memberUnitJoin(@Argument MemberUnitJoinInput input, GraphQLContext context) {
        return payload(() -> units.join(viewers.of(context), input.unit(), input.phone()));
    }

    @MutationMapping
    MemberUnitPayload memberUnitLeave(@Argument MemberUnitLeaveInput input, GraphQLContext context) {
        return payload(() -> units.leave(viewers.of(context), input.unit(), input.person()));
    }

    private MemberUnitPayload payload(Supplier<@Nullable MemberUnit> work) {
        return outcomes.of(
                () -> new MemberUnitPayload(work.get(), List.of()), errors -> new MemberUnitPayload(null, errors));
    }

    @BatchMapping(typeName = "MemberUnit")
    Map<MemberUnit, Region> region(List<MemberUnit> all) {
        Map<PlaceRef, Object> found =
                places.of(all.stream().map(MemberUnitController::place).collect(Collectors.toSet()));
        Map<MemberUnit, Region> regions = new HashMap<>();
        all.forEach(unit -> {
            if (found.get(place(unit)) instanceof Region region) {
                regions.put(unit, region);
            }
        });
        return regions;
    }

    @BatchMapping(typeName = "MemberUnit")
    Map<MemberUnit, List<MemberUnitPerson>> people(List<MemberUnit> all, GraphQLContext context) {
        Map<Long, List<MemberUnitPerson>> found = views.people(viewers.of(context), all);
        return all.stream()
                .distinct()
                .collect(Collectors.toMap(unit -> unit, unit -> found.getOrDefault(unit.unitId(), List.of())));
    }

    private static PlaceRef place(MemberUnit unit) {
        return new PlaceRef(PlaceKind.REGION, unit.regionCode().value());
    }
}
