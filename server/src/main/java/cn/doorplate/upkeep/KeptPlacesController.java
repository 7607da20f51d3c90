package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Building;
import cn.doorplate.place.Compound;
import cn.doorplate.place.Grid;
import cn.doorplate.place.GridKind;
import cn.doorplate.place.Household;
import cn.doorplate.place.KeptPlaces;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Page;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The places that staff keep, below a place that they hold. */
@Controller
class KeptPlacesController {

    private final Viewers viewers;
    private final Permits permits;
    private final KeptPlaces places;

    KeptPlacesController(Viewers viewers, Permits permits, KeptPlaces places) {
        this.viewers = viewers;
        this.permits = permits;
        this.places = places;
    }

    @QueryMapping
    Page<Grid> grids(
            @Argument PlaceInput within,
            @Argument @Nullable GridKind kind,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return places.grids(kept(within, context), kind, first, after);
    }

    @QueryMapping
    Page<Compound> compounds(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return places.compounds(kept(within, context), first, after);
    }

    @QueryMapping
    Page<Building> buildings(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return places.buildings(kept(within, context), first, after);
    }

    @QueryMapping
    Page<Household> households(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return places.households(kept(within, context), first, after);
    }

    private PlaceRef kept(PlaceInput within, GraphQLContext context) {
        PlaceRef place = within.ref();
        permits.require(viewers.of(context), Permission.KEEP_PLACES, place);
        return place;
    }
}
