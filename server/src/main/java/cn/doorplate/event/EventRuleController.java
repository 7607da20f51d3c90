package cn.doorplate.event;

import cn.doorplate.event.EventRules.EventRuleSetInput;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What counties do about who does not come. */
@Controller
class EventRuleController {

    private final Viewers viewers;
    private final EventRules rules;
    private final Outcomes outcomes;

    EventRuleController(Viewers viewers, EventRules rules, Outcomes outcomes) {
        this.viewers = viewers;
        this.rules = rules;
        this.outcomes = outcomes;
    }

    record EventRuleSetPayload(@Nullable EventRule rule, List<UserError> userErrors) {}

    @QueryMapping
    EventRule eventRule(@Argument String county, GraphQLContext context) {
        return rules.of(viewers.of(context), county);
    }

    @MutationMapping
    EventRuleSetPayload eventRuleSet(@Argument EventRuleSetInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new EventRuleSetPayload(rules.set(viewer, input), List.of()),
                errors -> new EventRuleSetPayload(null, errors));
    }
}
