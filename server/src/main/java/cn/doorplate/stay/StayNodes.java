package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loans by their ids to those whose they are; calls for help to them and to who helps. */
@Component
class StayNodes implements NodeSource {

    private final Viewers viewers;
    private final Loans loans;
    private final HelpViews calls;

    StayNodes(Viewers viewers, Loans loans, HelpViews calls) {
        this.viewers = viewers;
        this.loans = loans;
        this.calls = calls;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        Viewer viewer = viewers.ifAny(context).orElse(null);
        if (viewer == null || !viewer.consented()) {
            return null;
        }
        Object loan = loans.own(viewer, id).orElse(null);
        return loan != null ? loan : calls.find(viewer, id).orElse(null);
    }
}
