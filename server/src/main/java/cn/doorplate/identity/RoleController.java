package cn.doorplate.identity;

import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 任命: appointments, as clients see and make them. */
@Controller
class RoleController {

    private final Viewers viewers;
    private final Appointments appointments;
    private final RoleGrants grants;
    private final RoleHolders holders;
    private final Places places;
    private final Once once;
    private final Outcomes outcomes;

    RoleController(
            Viewers viewers,
            Appointments appointments,
            RoleGrants grants,
            RoleHolders holders,
            Places places,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.appointments = appointments;
        this.grants = grants;
        this.holders = holders;
        this.places = places;
        this.once = once;
        this.outcomes = outcomes;
    }

    record RoleAppointInput(
            String idempotencyKey,
            String phone,
            Role role,
            PlaceInput place,
            @Nullable Instant from,
            @Nullable Instant until) {

        Appointments.Wanted wanted() {
            return new Appointments.Wanted(role, place.ref(), from, until);
        }

        RoleAppointInput withoutKey() {
            return new RoleAppointInput("", phone, role, place, from, until);
        }
    }

    record RoleAppointPayload(@Nullable RoleGrant roleGrant, List<UserError> userErrors) {}

    record RoleEndInput(String roleGrant, int version) {}

    record RoleEndPayload(@Nullable RoleGrant roleGrant, List<UserError> userErrors) {}

    record RiderRegisterInput(String idempotencyKey, String county) {}

    record RiderRegisterPayload(@Nullable RoleGrant roleGrant, List<UserError> userErrors) {}

    @QueryMapping
    Page<RoleGrant> roleGrants(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        Paging.first(first);
        RegionCode region = RegionCode.asked(within);
        Viewer viewer = viewers.of(context);
        List<RoleGrantRow> found = appointments.within(viewer, region, RoleCursor.parse(after), first + 1);
        Page<RoleGrantRow> page =
                Page.firstOf(found, first, row -> new RoleCursor(row.regionCode(), row.id()).toString());
        return page.map(RoleGrantRow::toRoleGrant);
    }

    @MutationMapping
    RoleAppointPayload roleAppoint(@Argument RoleAppointInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new RoleAppointPayload(appointed(viewer, input), List.of()),
                errors -> new RoleAppointPayload(null, errors));
    }

    private RoleGrant appointed(Viewer viewer, RoleAppointInput input) {
        return byOutcome(once.run(
                Actor.person(viewer.personId()),
                "roleAppoint",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(
                        appointments.appoint(viewer, input.wanted(), () -> holders.byPhone(input.phone())))));
    }

    @MutationMapping
    RoleEndPayload roleEnd(@Argument RoleEndInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new RoleEndPayload(
                        appointments
                                .end(viewer, id(input.roleGrant()), input.version())
                                .toRoleGrant(),
                        List.of()),
                errors -> new RoleEndPayload(null, errors));
    }

    @MutationMapping
    RiderRegisterPayload riderRegister(@Argument RiderRegisterInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new RiderRegisterPayload(registered(viewer, input), List.of()),
                errors -> new RiderRegisterPayload(null, errors));
    }

    private RoleGrant registered(Viewer viewer, RiderRegisterInput input) {
        return byOutcome(once.run(
                Actor.person(viewer.personId()), "riderRegister", input.idempotencyKey(), input.county(), () -> {
                    RegionCode county = RegionCode.parse(input.county())
                            .orElseThrow(() -> Declined.at("county", RoleErrorCode.NOT_FOUND));
                    return Ids.toOpaque(appointments.registerRider(viewer, county));
                }));
    }

    private RoleGrant byOutcome(String id) {
        return grants.find(Ids.fromOpaque(id)).orElseThrow().toRoleGrant();
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("roleGrant", RoleErrorCode.NOT_FOUND));
    }

    @SchemaMapping
    List<RoleGrant> roles(Me me, GraphQLContext context) {
        return grants.notEnded(viewers.of(context).personId()).stream()
                .map(RoleGrantRow::toRoleGrant)
                .toList();
    }

    @BatchMapping
    Map<RoleGrant, Object> place(List<RoleGrant> roleGrants) {
        Map<PlaceRef, Object> found =
                places.of(roleGrants.stream().map(RoleGrant::at).collect(Collectors.toSet()));
        return roleGrants.stream()
                .filter(grant -> found.containsKey(grant.at()))
                .collect(Collectors.toMap(grant -> grant, grant -> found.get(grant.at())));
    }

    @BatchMapping
    Map<RoleGrant, RoleHolder> holder(List<RoleGrant> roleGrants, GraphQLContext context) {
        return holders.of(roleGrants, viewers.of(context));
    }
}
