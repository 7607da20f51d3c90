package cn.doorplate.messaging;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** One's own messages. */
@Controller
class InboxController {

    private final Viewers viewers;
    private final Inboxes inboxes;
    private final LiveMessages live;
    private final Outcomes outcomes;

    InboxController(Viewers viewers, Inboxes inboxes, LiveMessages live, Outcomes outcomes) {
        this.viewers = viewers;
        this.inboxes = inboxes;
        this.live = live;
        this.outcomes = outcomes;
    }

    record MessageReadInput(List<String> messages) {}

    record MessagesReadAllInput(String cursor, @Nullable MessageKind kind) {}

    /** Of both. */
    record InboxPayload(@Nullable Inbox inbox, List<UserError> userErrors) {}

    @SchemaMapping
    Inbox inbox(Me me, GraphQLContext context) {
        return inboxes.of(viewers.of(context).personId());
    }

    @SchemaMapping
    String cursor(Inbox inbox) {
        return inbox.cursor();
    }

    @SchemaMapping
    int unread(Inbox inbox) {
        return inboxes.unread(inbox.personId());
    }

    @SchemaMapping
    List<UnreadOfKind> unreadByKind(Inbox inbox) {
        return inboxes.unreadByKind(inbox);
    }

    @SchemaMapping
    Page<Message> messages(
            Inbox inbox, @Argument @Nullable MessageKind kind, @Argument int first, @Argument @Nullable String after) {
        return inboxes.page(inbox, kind, first, after);
    }

    @SchemaMapping
    MessagesSince since(Inbox inbox, @Argument String cursor, @Argument int first) {
        return inboxes.since(inbox, cursor, first);
    }

    @MutationMapping
    InboxPayload messageRead(@Argument MessageReadInput input, GraphQLContext context) {
        return marked(context, person -> inboxes.read(person, input.messages()));
    }

    @MutationMapping
    InboxPayload messagesReadAll(@Argument MessagesReadAllInput input, GraphQLContext context) {
        return marked(context, person -> inboxes.readAll(person, input.cursor(), input.kind()));
    }

    private InboxPayload marked(GraphQLContext context, LongConsumer marking) {
        long person = viewers.of(context).personId();
        return outcomes.of(
                () -> {
                    marking.accept(person);
                    return new InboxPayload(inboxes.of(person), List.of());
                },
                errors -> new InboxPayload(null, errors));
    }

    @SubscriptionMapping
    Flux<MessageReceived> messageReceived(@Argument @Nullable String after, GraphQLContext context) {
        long person = viewers.of(context).personId();
        return live.follow(person, after == null ? null : inboxes.after(inboxes.of(person), after));
    }
}
