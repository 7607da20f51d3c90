package cn.doorplate.event;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events by their ids, and sign-ups to those whose they are. */
@Component
class EventNodes implements NodeSource {

    private final Viewers viewers;
    private final Events events;
    private final SignUpViews signUps;

    EventNodes(Viewers viewers, Events events, SignUpViews signUps) {
        this.viewers = viewers;
        this.events = events;
        this.signUps = signUps;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        Viewer viewer = viewers.ifAny(context).orElse(null);
        Object event = events.seenBy(viewer, id).orElse(null);
        return event != null || viewer == null || !viewer.consented()
                ? event
                : signUps.find(viewer, id).orElse(null);
    }
}
