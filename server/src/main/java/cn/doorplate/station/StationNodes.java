package cn.doorplate.station;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stations by their ids. */
@Component
class StationNodes implements NodeSource {

    private final Stations stations;

    StationNodes(Stations stations) {
        this.stations = stations;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return stations.find(id).orElse(null);
    }
}
