package cn.doorplate.casework;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases by their ids. */
@Component
class CaseNodes implements NodeSource {

    private final Viewers viewers;
    private final CaseViews views;

    CaseNodes(Viewers viewers, CaseViews views) {
        this.viewers = viewers;
        this.views = views;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context).flatMap(viewer -> views.find(viewer, id)).orElse(null);
    }
}
