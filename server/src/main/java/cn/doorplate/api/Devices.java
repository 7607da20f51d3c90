package cn.doorplate.api;

import cn.doorplate.shared.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;

/**
 * What a client calls its device ({@link Caller#device()}): over HTTP with each request, {@code X-Device-Id}; over a WebSocket
 * once, as {@code deviceId} in the payload of {@code connection_init}. What is not well-formed counts as not given.
 */
final class Devices {

    private static final String HEADER = "X-Device-Id";
    private static final String ATTRIBUTE = Devices.class.getName();

    private Devices() {}

    static void keep(WebSocketSessionInfo socket, Map<String, Object> payload) {
        String device = Caller.device(payload.get("deviceId"));
        if (device != null) {
            socket.getAttributes().put(ATTRIBUTE, device);
        }
    }

    static @Nullable String of(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest socket
                ? (String) socket.getSessionInfo().getAttributes().get(ATTRIBUTE)
                : Caller.device(request.getHeaders().getFirst(HEADER));
    }
}
