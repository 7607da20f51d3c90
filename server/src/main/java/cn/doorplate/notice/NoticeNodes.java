package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notices by their ids: to those who keep one it is always the file, to all others the notice, if it is for them. */
@Component
class NoticeNodes implements NodeSource {

    private final Viewers viewers;
    private final NoticeViews views;

    NoticeNodes(Viewers viewers, NoticeViews views) {
        this.viewers = viewers;
        this.views = views;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        Viewer viewer = viewers.ifAny(context).orElse(null);
        Object file = viewer == null ? null : views.file(viewer, id).orElse(null);
        return file != null ? file : views.notice(viewer, id).orElse(null);
    }
}
