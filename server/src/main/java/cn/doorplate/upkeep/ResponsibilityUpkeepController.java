package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.ResponsibilityRecord;
import cn.doorplate.place.ResponsibilityRole;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Who is to be called is said by the community's office and those above it. */
@Controller
class ResponsibilityUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final Responsibilities responsibilities;
    private final CardBinding binding;
    private final Clock clock;

    ResponsibilityUpkeepController(
            Viewers viewers,
            Permits permits,
            Desk desk,
            Responsibilities responsibilities,
            CardBinding binding,
            Clock clock) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.responsibilities = responsibilities;
        this.binding = binding;
        this.clock = clock;
    }

    record ResponsibilityPublishInput(
            PlaceInput at,
            ResponsibilityRole role,
            String name,
            String phone,
            @Nullable String note,
            int position,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String account,
            String idempotencyKey)
            implements Desk.Creation {

        Responsibility at(PlaceRef place, Instant now) {
            return new Responsibility(
                    place.kind(),
                    place.id(),
                    role,
                    name,
                    phone,
                    note,
                    position,
                    Objects.requireNonNullElse(from, now),
                    until);
        }
    }

    record ResponsibilityUpdateInput(
            String responsibility,
            int version,
            ResponsibilityRole role,
            String name,
            String phone,
            @Nullable String note,
            int position,
            Instant from,
            @Nullable Instant until,
            @Nullable String account) {

        Responsibility at(PlaceRef place) {
            return new Responsibility(place.kind(), place.id(), role, name, phone, note, position, from, until);
        }
    }

    record ResponsibilityEndInput(String responsibility, int version) {}

    record ResponsibilityPayload(@Nullable ResponsibilityRecord responsibility, List<UserError> userErrors) {}

    @MutationMapping
    ResponsibilityPayload responsibilityPublish(@Argument ResponsibilityPublishInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        PlaceRef place = input.at().ref();
        permits.require(viewer, Permission.KEEP_RESPONSIBILITIES, place);
        return desk.outcome(
                () -> shown(Permits.id(desk.create(
                        viewer,
                        "responsibilityPublish",
                        input,
                        () -> binding.publish(input.at(place, clock.instant()), input.account())))),
                ResponsibilityPayload::new);
    }

    @MutationMapping
    ResponsibilityPayload responsibilityUpdate(@Argument ResponsibilityUpdateInput input, GraphQLContext context) {
        long id = Permits.id(input.responsibility());
        PlaceRef place = require(id, context);
        return desk.outcome(
                () -> {
                    binding.correct(id, input.version(), input.at(place), input.account());
                    return shown(id);
                },
                ResponsibilityPayload::new);
    }

    @MutationMapping
    ResponsibilityPayload responsibilityEnd(@Argument ResponsibilityEndInput input, GraphQLContext context) {
        long id = Permits.id(input.responsibility());
        require(id, context);
        return desk.outcome(
                () -> {
                    responsibilities.end(id, input.version());
                    return shown(id);
                },
                ResponsibilityPayload::new);
    }

    private PlaceRef require(long id, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        PlaceRef place = responsibilities.placeOf(id).orElseThrow(Permits::notFound);
        permits.require(viewer, Permission.KEEP_RESPONSIBILITIES, place);
        return place;
    }

    private @Nullable ResponsibilityRecord shown(long id) {
        return responsibilities.find(id).orElse(null);
    }
}
