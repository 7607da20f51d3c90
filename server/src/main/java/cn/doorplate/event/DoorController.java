package cn.doorplate.event;

import cn.doorplate.event.CheckIns.EventCheckInInput;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The code at the door: shown by staff, given by who comes. */
@Controller
class DoorController {

    private final Viewers viewers;
    private final DoorStaff staff;
    private final DoorCodes codes;
    private final CheckIns checkIns;
    private final SignUpViews views;
    private final Outcomes outcomes;

    DoorController(
            Viewers viewers,
            DoorStaff staff,
            DoorCodes codes,
            CheckIns checkIns,
            SignUpViews views,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.staff = staff;
        this.codes = codes;
        this.checkIns = checkIns;
        this.views = views;
        this.outcomes = outcomes;
    }

    record EventCheckInPayload(@Nullable Event event, List<EventSignUp> signUps, List<UserError> userErrors) {}

    /** @throws Denied NOT_FOUND if it is no event at whose door the viewer stands */
    @QueryMapping
    @Nullable EventDoorCode eventDoorCode(@Argument String event, GraphQLContext context) {
        long id = Ids.fromOpaque(event, () -> new Denied(Denied.Why.NOT_FOUND));
        Event found = staff.find(viewers.of(context), id).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        return DoorTimes.isOpen(found) ? codes.shown(found) : null;
    }

    @MutationMapping
    EventCheckInPayload eventCheckIn(@Argument EventCheckInInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    CheckIns.Done done = checkIns.checkIn(viewer, input);
                    return new EventCheckInPayload(done.event(), views.of(viewer, done.signUps()), List.of());
                },
                errors -> new EventCheckInPayload(null, List.of(), errors));
    }
}
