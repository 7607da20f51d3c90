package cn.doorplate.api;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What keeps a subscription from beginning, or ends it, is told and logged as it is of a field. */
@Component
class StreamErrors implements SubscriptionExceptionResolver {

    private final FieldErrors errors;

    StreamErrors(FieldErrors errors) {
        this.errors = errors;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable e) {
        GraphQLError nowhere = GraphqlErrorBuilder.newError().message("").build();
        return Mono.just(List.of(errors.told(e, nowhere, "a subscription")));
    }
}
