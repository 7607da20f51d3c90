package cn.doorplate.duty;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 排班: shifts, as staff enter, change, hand over and remove them. */
@Controller
class ShiftController {

    private final Viewers viewers;
    private final Shifts shifts;
    private final ShiftMapper rows;
    private final Once once;
    private final Outcomes outcomes;

    ShiftController(Viewers viewers, Shifts shifts, ShiftMapper rows, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.shifts = shifts;
        this.rows = rows;
        this.once = once;
        this.outcomes = outcomes;
    }

    record DutyShiftAddInput(
            DutyPostInput post,
            DutyPersonInput person,
            String name,
            String phone,
            boolean published,
            Instant from,
            Instant until,
            int weeks,
            String idempotencyKey) {

        ShiftSaid said() {
            return new ShiftSaid(name, phone, published, new ShiftTime(from, until));
        }

        DutyShiftAddInput withoutKey() {
            return new DutyShiftAddInput(post, person, name, phone, published, from, until, weeks, "");
        }
    }

    record DutyShiftChangeInput(
            String dutyShift, int version, String name, String phone, boolean published, Instant from, Instant until) {

        ShiftSaid said() {
            return new ShiftSaid(name, phone, published, new ShiftTime(from, until));
        }
    }

    record DutyShiftHandOverInput(String dutyShift, int version, DutyPersonInput person, String name, String phone) {}

    record DutyShiftRemoveInput(String dutyShift, int version, boolean andLater) {}

    record DutyShiftAddPayload(List<DutyShift> shifts, List<UserError> userErrors) {}

    record DutyShiftPayload(@Nullable DutyShift dutyShift, List<UserError> userErrors) {}

    record DutyShiftRemovePayload(List<UserError> userErrors) {}

    @MutationMapping
    DutyShiftAddPayload dutyShiftAdd(@Argument DutyShiftAddInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new DutyShiftAddPayload(added(viewer, input), List.of()),
                errors -> new DutyShiftAddPayload(List.of(), errors));
    }

    private List<DutyShift> added(Viewer viewer, DutyShiftAddInput input) {
        String first = once.run(
                Actor.person(viewer.personId()),
                "dutyShiftAdd",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(
                        shifts.add(viewer, input.post().post(), input.person(), input.said(), input.weeks())));
        return rows.entered(Ids.fromOpaque(first)).stream()
                .map(ShiftRow::toShift)
                .toList();
    }

    @MutationMapping
    DutyShiftPayload dutyShiftChange(@Argument DutyShiftChangeInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> shown(shifts.change(viewer, id(input.dutyShift()), input.version(), input.said())),
                errors -> new DutyShiftPayload(null, errors));
    }

    @MutationMapping
    DutyShiftPayload dutyShiftHandOver(@Argument DutyShiftHandOverInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> shown(shifts.handOver(
                        viewer, id(input.dutyShift()), input.version(), input.person(), input.name(), input.phone())),
                errors -> new DutyShiftPayload(null, errors));
    }

    private static DutyShiftPayload shown(ShiftRow row) {
        return new DutyShiftPayload(row.toShift(), List.of());
    }

    @MutationMapping
    DutyShiftRemovePayload dutyShiftRemove(@Argument DutyShiftRemoveInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    shifts.remove(viewer, id(input.dutyShift()), input.version(), input.andLater());
                    return new DutyShiftRemovePayload(List.of());
                },
                DutyShiftRemovePayload::new);
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("dutyShift", CommonErrorCode.NOT_FOUND));
    }
}
