package cn.doorplate.resident;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Who read my data. */
@Controller
class DataAccessController {

    private final Viewers viewers;
    private final DataAccesses accesses;
    private final Places places;

    DataAccessController(Viewers viewers, DataAccesses accesses, Places places) {
        this.viewers = viewers;
        this.accesses = accesses;
        this.places = places;
    }

    @SchemaMapping
    Page<DataAccess> accesses(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return accesses.of(viewers.of(context).personId(), Paging.first(first), after);
    }

    @BatchMapping(typeName = "DataAccess")
    Map<DataAccess, Object> place(List<DataAccess> accesses) {
        Map<PlaceRef, Object> found = places.of(accesses.stream()
                .map(DataAccess::where)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<DataAccess, Object> where = new HashMap<>();
        accesses.forEach(access ->
                Optional.ofNullable(access.where()).map(found::get).ifPresent(place -> where.put(access, place)));
        return where;
    }
}
