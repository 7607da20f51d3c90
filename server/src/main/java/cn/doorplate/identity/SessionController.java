package cn.doorplate.identity;

import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class SessionController {

    private final Viewers viewers;
    private final Sessions sessions;

    SessionController(Viewers viewers, Sessions sessions) {
        this.viewers = viewers;
        this.sessions = sessions;
    }

    record SessionEndInput(boolean everywhere) {}

    record SessionEndPayload(List<UserError> userErrors) {}

    @QueryMapping
    @Nullable Me me(GraphQLContext context) {
        return viewers.ifAny(context).map(Me::of).orElse(null);
    }

    @MutationMapping
    SessionEndPayload sessionEnd(@Argument SessionEndInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        if (input.everywhere()) {
            sessions.endAllOf(viewer.personId());
        } else {
            sessions.end(viewer.session());
        }
        return new SessionEndPayload(List.of());
    }
}
