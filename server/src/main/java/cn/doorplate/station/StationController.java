package cn.doorplate.station;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Stations as everyone finds them. */
@Controller
class StationController {

    private final Stations stations;
    private final NearAsked asked;
    private final NearSearch near;
    private final StationClustering clustering;
    private final StationSearch search;
    private final Outcomes outcomes;

    StationController(
            Stations stations,
            NearAsked asked,
            NearSearch near,
            StationClustering clustering,
            StationSearch search,
            Outcomes outcomes) {
        this.stations = stations;
        this.asked = asked;
        this.near = near;
        this.clustering = clustering;
        this.search = search;
        this.outcomes = outcomes;
    }

    /** A page of these, or why there is none. */
    record StationsNear(List<StationNear> nodes, Page.PageInfo pageInfo, List<UserError> userErrors) {}

    /** These, or why there are none. */
    record StationClusters(List<StationCluster> nodes, List<UserError> userErrors) {}

    @QueryMapping
    @Nullable Station station(@Argument String id) {
        try {
            return stations.find(Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @QueryMapping
    @Nullable Station stationByCode(@Argument String code) {
        return stations.byCode(code).orElse(null);
    }

    @QueryMapping
    StationsNear stationsNear(
            @Argument StationDoors.At at,
            @Argument int radiusMetres,
            @Argument @Nullable List<StationKind> kinds,
            @Argument @Nullable List<AmenityKind> amenities,
            @Argument boolean openNow,
            @Argument int first,
            @Argument @Nullable String after) {
        int size = Paging.first(first);
        OrderCursor behind = OrderCursor.parse(after);
        return outcomes.of(
                () -> {
                    NearWanted wanted = asked.wanted(radiusMetres, kinds, amenities, openNow);
                    Location point = asked.point(at);
                    Page<StationNear> page = near.page(point, wanted, stations.now(), size, behind);
                    return new StationsNear(page.nodes(), page.pageInfo(), List.of());
                },
                errors -> new StationsNear(List.of(), new Page.PageInfo(false, null), errors));
    }

    @QueryMapping
    StationClusters stationClusters(
            @Argument MapBox box, @Argument int zoom, @Argument @Nullable List<StationKind> kinds) {
        return outcomes.of(
                () -> new StationClusters(clustering.of(box, zoom, NearAsked.set(kinds)), List.of()),
                errors -> new StationClusters(List.of(), errors));
    }

    @QueryMapping
    Page<Station> stationSearch(
            @Argument String query, @Argument String within, @Argument int first, @Argument @Nullable String after) {
        return search.page(query, within, Paging.first(first), after);
    }
}
