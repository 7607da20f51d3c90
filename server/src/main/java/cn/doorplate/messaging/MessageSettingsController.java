package cn.doorplate.messaging;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** By which ways one's own messages go out. */
@Controller
class MessageSettingsController {

    private final Viewers viewers;
    private final SettingsDesk desk;
    private final Outcomes outcomes;

    MessageSettingsController(Viewers viewers, SettingsDesk desk, Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    record MessageSettingsUpdateInput(
            int version, boolean weChat, boolean sms, List<MessageKind> muted, int quietFrom, int quietUntil) {

        MessageSettings wanted() {
            return new MessageSettings(weChat, sms, muted, quietFrom, quietUntil, version);
        }
    }

    record MessageSettingsUpdatePayload(@Nullable MessageSettings settings, List<UserError> userErrors) {}

    @SchemaMapping
    MessageSettings messageSettings(Me me, GraphQLContext context) {
        return desk.of(viewers.of(context).personId());
    }

    @MutationMapping
    MessageSettingsUpdatePayload messageSettingsUpdate(
            @Argument MessageSettingsUpdateInput input, GraphQLContext context) {
        long person = viewers.of(context).personId();
        return outcomes.of(
                () -> new MessageSettingsUpdatePayload(desk.update(person, input.wanted()), List.of()),
                errors -> new MessageSettingsUpdatePayload(null, errors));
    }
}
