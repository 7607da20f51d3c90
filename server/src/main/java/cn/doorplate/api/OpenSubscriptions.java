package cn.doorplate.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bounds how many subscriptions one socket may have at a time, for each takes memory as long as it lasts. */
@Component
@Order(2)
class OpenSubscriptions implements WebGraphQlInterceptor {

    private static final String ATTRIBUTE = OpenSubscriptions.class.getName();

    private final int most;
    private final ApiErrors errors;

    OpenSubscriptions(Limits limits, ApiErrors errors) {
        this.most = limits.subscriptions();
        this.errors = errors;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request)
                .map(response -> request instanceof WebSocketGraphQlRequest socket
                                && response.getExecutionResult().getData() instanceof Publisher<?> stream
                        ? counted(response, stream, open(socket.getSessionInfo().getAttributes()))
                        : response);
    }

    private static AtomicInteger open(Map<String, Object> attributes) {
        return (AtomicInteger) attributes.computeIfAbsent(ATTRIBUTE, none -> new AtomicInteger());
    }

    /** A socket's messages are read one after the other, so nobody begins between the question and the answer. */
    @SuppressWarnings("NullAway") // an answer may be without data, which Spring's builder does not say
    private WebGraphQlResponse counted(WebGraphQlResponse response, Publisher<?> stream, AtomicInteger open) {
        if (open.get() >= most) {
            return response.transform(
                    refused -> refused.data(null).errors(List.of(errors.of(Refusal.ofLimit("subscriptions", most)))));
        }
        Flux<?> counted = Flux.defer(() -> {
            open.incrementAndGet();
            return Flux.from(stream).doFinally(end -> open.decrementAndGet());
        });
        return response.transform(counting -> counting.data(counted));
    }
}
