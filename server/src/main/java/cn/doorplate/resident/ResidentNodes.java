package cn.doorplate.resident;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Residents by their ids, for the staff of the places where they live. To themself nobody is a resident but {@code me}. */
@Component
class ResidentNodes implements NodeSource {

    private final Viewers viewers;
    private final Residents residents;

    ResidentNodes(Viewers viewers, Residents residents) {
        this.viewers = viewers;
        this.residents = residents;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context)
                .filter(Viewer::consented)
                .filter(viewer -> viewer.personId() != id)
                .flatMap(viewer -> residents.find(viewer, id))
                .orElse(null);
    }
}
