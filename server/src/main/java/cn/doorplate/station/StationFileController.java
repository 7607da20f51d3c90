package cn.doorplate.station;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Stations as staff find them, and what there is to do at them. */
@Controller
class StationFileController {

    private final Viewers viewers;
    private final StationFiles files;
    private final AmenityDoubts doubts;
    private final StationLots lots;

    StationFileController(Viewers viewers, StationFiles files, AmenityDoubts doubts, StationLots lots) {
        this.viewers = viewers;
        this.files = files;
        this.doubts = doubts;
        this.lots = lots;
    }

    @QueryMapping
    @Nullable StationFile stationFile(@Argument String id, GraphQLContext context) {
        try {
            return files.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @QueryMapping
    Page<StationFile> stationFiles(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return files.page(viewers.of(context), within, first, after);
    }

    @QueryMapping
    Page<StationFile> stationsUnconfirmed(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return files.unconfirmed(viewers.of(context), within, first, after);
    }

    @QueryMapping
    Page<AmenityDoubt> amenityDoubts(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return doubts.page(viewers.of(context), within, first, after);
    }

    @QueryMapping
    Page<StationLot> stationLotsExpiring(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return lots.expiring(viewers.of(context), within, first, after);
    }

    @BatchMapping(field = "lots")
    Map<StationFile, List<StationLot>> lotsOf(List<StationFile> stations) {
        return lots.of(stations);
    }
}
