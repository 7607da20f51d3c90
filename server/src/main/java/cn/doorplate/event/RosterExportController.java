package cn.doorplate.event;

import cn.doorplate.event.RosterExports.EventRosterExportInput;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Rosters that staff take away. */
@Controller
class RosterExportController {

    private final Viewers viewers;
    private final RosterExports exports;
    private final Outcomes outcomes;

    RosterExportController(Viewers viewers, RosterExports exports, Outcomes outcomes) {
        this.viewers = viewers;
        this.exports = exports;
        this.outcomes = outcomes;
    }

    record EventRosterExportPayload(@Nullable String url, List<UserError> userErrors) {}

    @MutationMapping
    EventRosterExportPayload eventRosterExport(@Argument EventRosterExportInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new EventRosterExportPayload(exports.export(viewer, input), List.of()),
                errors -> new EventRosterExportPayload(null, errors));
    }
}
