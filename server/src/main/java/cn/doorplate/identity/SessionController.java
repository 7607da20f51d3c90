package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 登录、退出: sessions, as clients begin and end them. */
@Controller
class SessionController {

    private final Viewers viewers;
    private final Sessions sessions;
    private final Logins logins;
    private final DesktopLogins desktops;
    private final Outcomes outcomes;

    SessionController(Viewers viewers, Sessions sessions, Logins logins, DesktopLogins desktops, Outcomes outcomes) {
        this.viewers = viewers;
        this.sessions = sessions;
        this.logins = logins;
        this.desktops = desktops;
        this.outcomes = outcomes;
    }

    record SessionStartInput(String code) {}

    record SessionStartPayload(
            Sessions.@Nullable Started session, @Nullable Me me, List<UserError> userErrors) {}

    record SessionEndInput(boolean everywhere) {}

    record SessionEndPayload(List<UserError> userErrors) {}

    @QueryMapping
    @Nullable Me me(GraphQLContext context) {
        return viewers.ifAny(context).map(Me::of).orElse(null);
    }

    @MutationMapping
    SessionStartPayload sessionStart(@Argument SessionStartInput input, GraphQLContext context) {
        return outcomes.of(() -> started(input, context), errors -> new SessionStartPayload(null, null, errors));
    }

    private SessionStartPayload started(SessionStartInput input, GraphQLContext context) {
        Sessions.Started session = logins.start(input.code(), Caller.of(context));
        viewers.enter(context, new Credential(session.token()));
        return new SessionStartPayload(session, me(context), List.of());
    }

    @MutationMapping
    SessionEndPayload sessionEnd(@Argument SessionEndInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        if (input.everywhere()) {
            desktops.forget(viewer.personId());
            sessions.endAllOf(viewer.personId());
        } else {
            sessions.end(viewer.session());
        }
        return new SessionEndPayload(List.of());
    }
}
