package cn.doorplate.identity;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person who asks, and appointments: one's own, and those one may give oneself. */
@Component
class RoleNodes implements NodeSource {

    private final Viewers viewers;
    private final Appointments appointments;
    private final RoleGrants grants;

    RoleNodes(Viewers viewers, Appointments appointments, RoleGrants grants) {
        this.viewers = viewers;
        this.appointments = appointments;
        this.grants = grants;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context).map(viewer -> find(id, viewer)).orElse(null);
    }

    private @Nullable Object find(long id, Viewer viewer) {
        if (id == viewer.personId()) {
            return Me.of(viewer);
        }
        return grants.find(id)
                .filter(row -> appointments.maySee(viewer, row))
                .map(RoleGrantRow::toRoleGrant)
                .orElse(null);
    }
}
