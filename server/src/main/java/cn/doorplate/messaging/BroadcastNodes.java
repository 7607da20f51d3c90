package cn.doorplate.messaging;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Broadcasts by their ids, for the staff of their regions. */
@Component
class BroadcastNodes implements NodeSource {

    private final Viewers viewers;
    private final BroadcastDesk desk;

    BroadcastNodes(Viewers viewers, BroadcastDesk desk) {
        this.viewers = viewers;
        this.desk = desk;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context)
                .filter(Viewer::consented)
                .flatMap(viewer -> desk.find(viewer, id))
                .map(BroadcastRow::toBroadcast)
                .orElse(null);
    }
}
