package cn.doorplate.casework;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units by their ids, for whoever is logged in. */
@Component
class MemberUnitNodes implements NodeSource {

    private final Viewers viewers;
    private final MemberUnitViews views;

    MemberUnitNodes(Viewers viewers, MemberUnitViews views) {
        this.viewers = viewers;
        this.views = views;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context).flatMap(viewer -> views.find(id)).orElse(null);
    }
}
