package cn.doorplate.sheet;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
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

@Controller
class SheetController {

    private final Viewers viewers;
    private final PlaceImports imports;
    private final PlateSheets plates;
    private final Outcomes outcomes;

    SheetController(Viewers viewers, PlaceImports imports, PlateSheets plates, Outcomes outcomes) {
        this.viewers = viewers;
        this.imports = imports;
        this.plates = plates;
        this.outcomes = outcomes;
    }

    record PlaceImportInput(String idempotencyKey, PlaceInput within, String file) {}

    record PlaceImportPayload(@Nullable PlaceImport placeImport, List<UserError> userErrors) {}

    record DoorplatesIssueInput(PlaceInput within) {}

    record DoorplatesIssuePayload(@Nullable Integer issued, List<UserError> userErrors) {}

    @QueryMapping
    @Nullable PlaceImport placeImport(@Argument String id, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return id(id) == 0 ? null : imports.find(viewer, id(id)).orElse(null);
    }

    @MutationMapping("placeImport")
    PlaceImportPayload take(@Argument PlaceImportInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new PlaceImportPayload(
                        imports.start(viewer, input.within().ref(), input.idempotencyKey(), id(input.file())),
                        List.of()),
                errors -> new PlaceImportPayload(null, errors));
    }

    @QueryMapping
    PlateSheet plateSheet(@Argument PlaceInput within, GraphQLContext context) {
        return plates.sheet(viewers.of(context), within.ref());
    }

    @MutationMapping
    DoorplatesIssuePayload doorplatesIssue(@Argument DoorplatesIssueInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new DoorplatesIssuePayload(
                        plates.issue(viewer, input.within().ref()), List.of()),
                errors -> new DoorplatesIssuePayload(null, errors));
    }

    /** 0, which is nobody's, for what is no id at all. */
    private static long id(String opaque) {
        try {
            return Ids.fromOpaque(opaque);
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
