package cn.doorplate.place;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buildings, units, compounds and areas by their ids. They are public. */
@Component
class PlaceNodes implements NodeSource {

    private final Places places;

    PlaceNodes(Places places) {
        this.places = places;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return Stream.of(PlaceKind.BUILDING, PlaceKind.UNIT, PlaceKind.COMPOUND, PlaceKind.GRID)
                .map(kind -> new PlaceRef(kind, id))
                .map(place -> places.of(List.of(place)).get(place))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
