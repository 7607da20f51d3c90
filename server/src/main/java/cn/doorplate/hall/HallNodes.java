package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Windows for everyone, and one's own applications, bookings and errands, by their ids. */
@Component
class HallNodes implements NodeSource {

    private final Viewers viewers;
    private final Windows windows;
    private final ApplicationViews applications;
    private final BookingViews bookings;
    private final ErrandViews errands;

    HallNodes(
            Viewers viewers,
            Windows windows,
            ApplicationViews applications,
            BookingViews bookings,
            ErrandViews errands) {
        this.viewers = viewers;
        this.windows = windows;
        this.applications = applications;
        this.bookings = bookings;
        this.errands = errands;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        Object window = windows.find(id).orElse(null);
        Viewer viewer = viewers.ifAny(context).filter(Viewer::consented).orElse(null);
        return window != null || viewer == null ? window : own(viewer, id).orElse(null);
    }

    private Optional<Object> own(Viewer viewer, long id) {
        return applications
                .find(viewer, id)
                .<Object>map(it -> it)
                .or(() -> bookings.find(viewer, id))
                .or(() -> errands.find(viewer, id));
    }
}
