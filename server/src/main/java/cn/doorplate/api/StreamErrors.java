package cn.doorplate.api;

import graphql.GraphQLError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What ends a subscription that nobody meant to end is our fault: it is logged, and told as that and nothing more. */
@Component
class StreamErrors implements SubscriptionExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(StreamErrors.class);

    private final ApiErrors errors;

    StreamErrors(ApiErrors errors) {
        this.errors = errors;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable e) {
        log.error("A subscription ended", e);
        return Mono.just(List.of(errors.internal(null, null)));
    }
}
