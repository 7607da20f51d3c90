package cn.doorplate.sheet;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports by their ids, each for who sent it. */
@Component
class PlaceImportNodes implements NodeSource {

    private final Viewers viewers;
    private final PlaceImports imports;

    PlaceImportNodes(Viewers viewers, PlaceImports imports) {
        this.viewers = viewers;
        this.imports = imports;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context)
                .flatMap(viewer -> imports.find(viewer, id))
                .orElse(null);
    }
}
