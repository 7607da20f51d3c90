package cn.doorplate.identity;

import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.privacy.AccountClosing;
import cn.doorplate.privacy.AccountClosings;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 注销账号: asked for, and thought better of. */
@Controller
class ClosingController {

    private final Viewers viewers;
    private final AccountClosings closings;
    private final Once once;
    private final Outcomes outcomes;

    ClosingController(Viewers viewers, AccountClosings closings, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.closings = closings;
        this.once = once;
        this.outcomes = outcomes;
    }

    record AccountCloseInput(String idempotencyKey) {}

    record AccountCloseCancelInput(String idempotencyKey) {}

    record ClosingPayload(@Nullable Me me, List<UserError> userErrors) {}

    @SchemaMapping
    @Nullable AccountClosing closing(Me me, GraphQLContext context) {
        return closings.of(viewers.of(context).personId())
                .filter(AccountClosing::isPending)
                .orElse(null);
    }

    @MutationMapping
    ClosingPayload accountClose(@Argument AccountCloseInput input, GraphQLContext context) {
        return changed(context, "accountClose", input.idempotencyKey(), closings::request);
    }

    @MutationMapping
    ClosingPayload accountCloseCancel(@Argument AccountCloseCancelInput input, GraphQLContext context) {
        return changed(context, "accountCloseCancel", input.idempotencyKey(), personId -> {
            if (!closings.cancel(personId)) {
                throw Declined.because(AccountErrorCode.NOT_CLOSING);
            }
        });
    }

    private ClosingPayload changed(GraphQLContext context, String operation, String key, Consumer<Long> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    once.run(Actor.person(viewer.personId()), operation, key, List.of(), () -> {
                        change.accept(viewer.personId());
                        return Ids.toOpaque(viewer.personId());
                    });
                    return new ClosingPayload(Me.of(viewer), List.of());
                },
                errors -> new ClosingPayload(null, errors));
    }
}
