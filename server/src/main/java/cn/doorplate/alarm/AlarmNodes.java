package cn.doorplate.alarm;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Alarms by their ids, to those who answer them. */
@Component
class AlarmNodes implements NodeSource {

    private final Viewers viewers;
    private final AlarmDesk desk;

    AlarmNodes(Viewers viewers, AlarmDesk desk) {
        this.viewers = viewers;
        this.desk = desk;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        Viewer viewer = viewers.ifAny(context).orElse(null);
        return viewer == null || !viewer.consented()
                ? null
                : desk.find(viewer, id).orElse(null);
    }
}
