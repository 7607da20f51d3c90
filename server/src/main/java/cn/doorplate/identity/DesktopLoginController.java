package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 电脑扫码登录: both sides of it, the desktop's and the mini-program's. */
@Controller
class DesktopLoginController {

    private final Viewers viewers;
    private final DesktopLogins logins;
    private final Secrets secrets;
    private final Outcomes outcomes;

    DesktopLoginController(Viewers viewers, DesktopLogins logins, Secrets secrets, Outcomes outcomes) {
        this.viewers = viewers;
        this.logins = logins;
        this.secrets = secrets;
        this.outcomes = outcomes;
    }

    /** What a person is shown before they answer. */
    record DesktopLogin(String device, String address, Instant startedAt, Instant expiresAt) {}

    /** What a desktop is given. */
    record DesktopLoginCode(String code, String url, String pollSecret, Instant expiresAt) {

        @Override
        public String toString() {
            return "DesktopLoginCode[…]";
        }
    }

    record DesktopLoginStartInput(String userAgent) {}

    record DesktopLoginStartPayload(@Nullable DesktopLoginCode desktopLogin, List<UserError> userErrors) {}

    record DesktopLoginConfirmInput(String code) {}

    record DesktopLoginConfirmPayload(List<UserError> userErrors) {}

    record DesktopLoginRefuseInput(String code) {}

    record DesktopLoginRefusePayload(List<UserError> userErrors) {}

    record DesktopLoginFinishInput(String pollSecret) {}

    record DesktopLoginFinishPayload(
            @Nullable DesktopLoginStatus status,
            Sessions.@Nullable Started session,
            @Nullable Me me,
            List<UserError> userErrors) {}

    @QueryMapping
    @Nullable DesktopLogin desktopLogin(@Argument String code) {
        return logins.waiting(code)
                .map(row -> new DesktopLogin(row.device(), row.address(), row.createdAt(), row.expiresAt()))
                .orElse(null);
    }

    @MutationMapping
    DesktopLoginStartPayload desktopLoginStart(@Argument DesktopLoginStartInput input, GraphQLContext context) {
        return outcomes.of(
                () -> {
                    DesktopLogins.Begun begun = logins.start(input.userAgent(), Caller.of(context));
                    String url = secrets.publicUrl() + "/l/" + begun.code();
                    return new DesktopLoginStartPayload(
                            new DesktopLoginCode(begun.code(), url, begun.pollSecret(), begun.expiresAt()), List.of());
                },
                errors -> new DesktopLoginStartPayload(null, errors));
    }

    @MutationMapping
    DesktopLoginConfirmPayload desktopLoginConfirm(@Argument DesktopLoginConfirmInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    logins.confirm(input.code(), viewer);
                    return new DesktopLoginConfirmPayload(List.of());
                },
                DesktopLoginConfirmPayload::new);
    }

    @MutationMapping
    DesktopLoginRefusePayload desktopLoginRefuse(@Argument DesktopLoginRefuseInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    logins.refuse(input.code(), viewer);
                    return new DesktopLoginRefusePayload(List.of());
                },
                DesktopLoginRefusePayload::new);
    }

    @MutationMapping
    DesktopLoginFinishPayload desktopLoginFinish(@Argument DesktopLoginFinishInput input, GraphQLContext context) {
        DesktopLogins.Heard heard = logins.finish(input.pollSecret());
        Sessions.Started session = heard.session();
        if (session == null) {
            return new DesktopLoginFinishPayload(heard.status(), null, null, List.of());
        }
        viewers.enter(context, new Credential(session.token()));
        return new DesktopLoginFinishPayload(heard.status(), session, Me.of(viewers.of(context)), List.of());
    }
}
