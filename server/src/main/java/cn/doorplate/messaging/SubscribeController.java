package cn.doorplate.messaging;

import cn.doorplate.identity.Viewers;
import cn.doorplate.messaging.SubscribeConsents.SubscribeAnswer;
import cn.doorplate.messaging.SubscribeConsents.SubscribeConsent;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 订阅: what WeChat may bring, as its dialog asks and the person answers. */
@Controller
class SubscribeController {

    private final Viewers viewers;
    private final Templates templates;
    private final SubscribeConsents consents;
    private final SettingsDesk settings;
    private final Once once;
    private final Outcomes outcomes;

    SubscribeController(
            Viewers viewers,
            Templates templates,
            SubscribeConsents consents,
            SettingsDesk settings,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.templates = templates;
        this.consents = consents;
        this.settings = settings;
        this.once = once;
        this.outcomes = outcomes;
    }

    record SubscribeTemplate(String template, List<MessageKind> kinds, boolean standing) {}

    record SubscribeConsentReportInput(String idempotencyKey, List<SubscribeAnswer> answers) {}

    record SubscribeConsentReportPayload(@Nullable MessageSettings settings, List<UserError> userErrors) {}

    @QueryMapping
    List<SubscribeTemplate> subscribeTemplates() {
        return templates.all().stream()
                .map(it -> new SubscribeTemplate(it.id(), List.copyOf(it.kinds()), it.standing()))
                .toList();
    }

    @SchemaMapping
    List<SubscribeConsent> consents(MessageSettings own, GraphQLContext context) {
        return consents.of(viewers.of(context).personId());
    }

    @MutationMapping
    SubscribeConsentReportPayload subscribeConsentReport(
            @Argument SubscribeConsentReportInput input, GraphQLContext context) {
        long person = viewers.of(context).personId();
        return outcomes.of(
                () -> new SubscribeConsentReportPayload(reported(person, input), List.of()),
                errors -> new SubscribeConsentReportPayload(null, errors));
    }

    private MessageSettings reported(long person, SubscribeConsentReportInput input) {
        once.run(Actor.person(person), "subscribeConsentReport", input.idempotencyKey(), input.answers(), () -> {
            consents.report(person, input.answers());
            return "";
        });
        return settings.of(person);
    }
}
