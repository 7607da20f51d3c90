package cn.doorplate.api;

import cn.doorplate.shared.Credential;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the session token that a caller presents: over HTTP with each request, {@code Authorization: Bearer …}; over a
 * WebSocket once, as {@code authorization} in the payload of {@code connection_init}, for browsers and mini-programs cannot
 * set headers there. Whether it is good is for others to say.
 */
@Component
@Order(1)
class Credentials implements WebSocketGraphQlInterceptor {

    private static final String ATTRIBUTE = Credential.class.getName();

    private final OpenSockets sockets;

    Credentials(OpenSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo socket, Map<String, Object> payload) {
        Devices.keep(socket, payload);
        Credential credential = payload.get("authorization") instanceof String text ? Credential.parse(text) : null;
        if (credential != null) {
            socket.getAttributes().put(ATTRIBUTE, credential);
            sockets.belongsTo(socket.getId(), credential);
        }
        return Mono.empty();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Credential credential = credential(request);
        if (credential != null) {
            request.configureExecutionInput((input, builder) -> {
                credential.putInto(input.getGraphQLContext());
                return input;
            });
        }
        return chain.next(request);
    }

    private static @Nullable Credential credential(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest socket
                ? (Credential) socket.getSessionInfo().getAttributes().get(ATTRIBUTE)
                : Credential.parse(request.getHeaders().getFirst("Authorization"));
    }
}
