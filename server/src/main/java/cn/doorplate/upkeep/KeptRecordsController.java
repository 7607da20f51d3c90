package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.DoorplateEvent;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateRecord;
import cn.doorplate.place.PlateRegister;
import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.ResponsibilityRecord;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Secrets;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Contact cards and plates with what became of them, at a place that staff hold. */
@Controller
class KeptRecordsController {

    private final Viewers viewers;
    private final Permits permits;
    private final Responsibilities responsibilities;
    private final PlateRegister plates;
    private final Secrets secrets;

    KeptRecordsController(
            Viewers viewers,
            Permits permits,
            Responsibilities responsibilities,
            PlateRegister plates,
            Secrets secrets) {
        this.viewers = viewers;
        this.permits = permits;
        this.responsibilities = responsibilities;
        this.plates = plates;
        this.secrets = secrets;
    }

    @QueryMapping
    Page<ResponsibilityRecord> responsibilities(
            @Argument PlaceInput at, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        PlaceRef place = at.ref();
        permits.require(viewers.of(context), Permission.KEEP_RESPONSIBILITIES, place);
        return responsibilities.allAt(place, first, after);
    }

    @QueryMapping
    Page<PlateRecord> doorplates(
            @Argument PlaceInput at, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        PlaceRef door = at.ref();
        PlacePath path = permits.require(viewers.of(context), Permission.KEEP_PLATES, door);
        return switch (door.kind()) {
            case BUILDING -> plates.at(door.id(), null, first, after);
            case UNIT -> plates.at(path.places().get(1).id(), door.id(), first, after);
            default -> throw new BadInput("at 请给出楼栋或单元。");
        };
    }

    @SchemaMapping(typeName = "DoorplateEvent")
    @Nullable String title(DoorplateEvent event) {
        return event.role() == null ? null : Role.valueOf(event.role()).title();
    }

    @SchemaMapping(typeName = "DoorplateEvent")
    @Nullable String person(DoorplateEvent event) {
        return event.personId() == null ? null : secrets.pseudonym("doorplate-event", Long.toString(event.personId()));
    }
}
