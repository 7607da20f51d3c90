package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Deed;
import cn.doorplate.place.PlaceErrorCode;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.PlateRecord;
import cn.doorplate.place.PlateRegister;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Plates are kept where they hang, and what becomes of them is noted with who did it and why. */
@Controller
class PlateUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final PlateRegister plates;

    PlateUpkeepController(Viewers viewers, Permits permits, Desk desk, PlateRegister plates) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.plates = plates;
    }

    record DoorplateIssueInput(
            String building,
            @Nullable String unit,
            @Nullable String reason,
            String idempotencyKey) implements Desk.Creation {}

    record DoorplateReplaceInput(String code, String reason, String idempotencyKey) implements Desk.Creation {}

    record DoorplateRevokeInput(String code, String reason) {}

    record DoorplatePayload(@Nullable PlateRecord doorplate, List<UserError> userErrors) {}

    @MutationMapping
    DoorplatePayload doorplateIssue(@Argument DoorplateIssueInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long building = Permits.id(input.building());
        Long unit = Permits.idOrNull(input.unit());
        PlaceRef door = unit == null ? new PlaceRef(PlaceKind.BUILDING, building) : new PlaceRef(PlaceKind.UNIT, unit);
        Deed deed = deed(viewer, door, input.reason());
        return desk.outcome(
                () -> shown(desk.createNamed(
                        viewer,
                        "doorplateIssue",
                        input,
                        () -> plates.issue(building, unit, deed).toString())),
                DoorplatePayload::new);
    }

    @MutationMapping
    DoorplatePayload doorplateReplace(@Argument DoorplateReplaceInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        PlateCode old = code(input.code());
        Deed deed = deed(viewer, doorOf(old), input.reason());
        return desk.outcome(
                () -> shown(desk.createNamed(
                        viewer,
                        "doorplateReplace",
                        input,
                        () -> plates.replace(old, deed)
                                .orElseThrow(PlateUpkeepController::notInUse)
                                .toString())),
                DoorplatePayload::new);
    }

    @MutationMapping
    DoorplatePayload doorplateRevoke(@Argument DoorplateRevokeInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        PlateCode code = code(input.code());
        Deed deed = deed(viewer, doorOf(code), input.reason());
        return desk.outcome(
                () -> {
                    if (!plates.revoke(code, deed)) {
                        throw notInUse();
                    }
                    return shown(code.toString());
                },
                DoorplatePayload::new);
    }

    private Deed deed(Viewer viewer, PlaceRef door, @Nullable String reason) {
        PlacePath path = permits.require(viewer, Permission.KEEP_PLATES, door);
        return new Deed(
                viewer.personId(),
                permits.roleFor(viewer, Permission.KEEP_PLATES, path).name(),
                reason);
    }

    private PlaceRef doorOf(PlateCode code) {
        return plates.doorOf(code).orElseThrow(Permits::notFound);
    }

    private static PlateCode code(String typed) {
        return PlateCode.parse(typed).orElseThrow(Permits::notFound);
    }

    private static Declined notInUse() {
        return Declined.at("code", PlaceErrorCode.NOT_IN_USE);
    }

    private @Nullable PlateRecord shown(String code) {
        return plates.find(new PlateCode(code)).orElse(null);
    }
}
