package cn.doorplate.api;

import cn.doorplate.shared.Bulkhead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over WebSocket ({@code graphql-transport-ws}), with what Spring's handler lacks: a message is bounded, one that is
 * malformed is closed with the protocol's 4400, and {@code subscribe} may name a trusted document. Limits and trust are
 * {@link Documents}' as over HTTP.
 */
final class GraphQlSocket extends GraphQlWebSocketHandler {

    private static final CloseStatus INVALID_MESSAGE = new CloseStatus(4400, "Invalid message");
    private static final Set<String> FROM_CLIENTS = Set.of("connection_init", "ping", "pong", "subscribe", "complete");
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final TrustedDocuments trusted;
    private final ReservedFields reserved;
    private final Bulkhead bulkhead;
    private final int longest;
    private final OpenSockets sockets;
    private final JsonMapper json = new JsonMapper();

    GraphQlSocket(
            WebGraphQlHandler handler,
            TrustedDocuments trusted,
            ReservedFields reserved,
            Bulkhead bulkhead,
            Limits limits,
            OpenSockets sockets,
            Duration initTimeout,
            @Nullable Duration keepAlive,
            CorsConfiguration cors) {
        super(handler, new ObjectConverter().widened(), initTimeout, keepAlive, cors);
        this.trusted = trusted;
        this.reserved = reserved;
        this.bulkhead = bulkhead;
        this.sockets = sockets;
        this.longest = Math.toIntExact(limits.request().toBytes());
    }

    /** Spring's handler also takes the dead protocol {@code graphql-ws}, only to close it. */
    @Override
    public List<String> getSubProtocols() {
        return List.of("graphql-transport-ws");
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(longest);
        sockets.opened(session);
        super.afterConnectionEstablished(session);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        sockets.closed(session.getId());
        super.afterConnectionClosed(session, status);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        Understood understood = understand(message);
        if (understood == null) {
            session.close(INVALID_MESSAGE);
        } else if (understood.waitsForNobody()) {
            super.handleTextMessage(session, understood.message());
        } else {
            try (Bulkhead.Stay stay = bulkhead.enter()) {
                if (stay == null) {
                    session.close(CloseStatus.SERVICE_OVERLOAD);
                } else {
                    super.handleTextMessage(session, understood.message());
                }
            }
        }
    }

    /**
     * What is handed on.
     *
     * @param waitsForNobody for it asks for nothing, or for alarms
     */
    private record Understood(TextMessage message, boolean waitsForNobody) {}

    /** The message with its document's text in place of the id; null if it is none that a client may send. */
    private @Nullable Understood understand(TextMessage message) {
        Map<String, @Nullable Object> fields;
        try {
            fields = json.readValue(message.getPayload(), OBJECT);
        } catch (JacksonException e) {
            return null;
        }
        Object payload = fields.get("payload");
        boolean known = FROM_CLIENTS.contains(String.valueOf(fields.get("type")))
                && (payload == null || payload instanceof Map)
                && (fields.get("id") == null || fields.get("id") instanceof String);
        if (!known || !"subscribe".equals(fields.get("type"))) {
            return known ? new Understood(message, true) : null;
        }
        Map<Object, Object> call = payload == null ? Map.of() : new LinkedHashMap<>((Map<?, ?>) payload);
        return isWellFormed(call) ? withText(message, fields, call) : null;
    }

    private static boolean isWellFormed(Map<Object, Object> call) {
        boolean byId = call.get("documentId") instanceof String && call.get("query") == null;
        boolean byText = call.get("query") instanceof String text && !text.isBlank() && call.get("documentId") == null;
        return (byId || byText)
                && (call.get("variables") == null || call.get("variables") instanceof Map)
                && (call.get("extensions") == null || call.get("extensions") instanceof Map)
                && (call.get("operationName") == null || call.get("operationName") instanceof String);
    }

    private Understood withText(TextMessage message, Map<String, @Nullable Object> fields, Map<Object, Object> call) {
        Object id = call.remove("documentId");
        TrustedDocument document =
                id == null ? trusted.byText(String.valueOf(call.get("query"))) : trusted.byId((String) id);
        boolean waitsForNobody = reserved.has(document);
        if (id == null) {
            return new Understood(message, waitsForNobody);
        }
        // An id that is not known goes on as the text: the documents' door refuses it in the right words.
        call.put("query", document == null ? Manifests.PREFIX + id : document.text());
        fields.put("payload", call);
        byte[] told = json.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        return new Understood(new TextMessage(told), waitsForNobody);
    }

    /** Spring's converter for JSON, as the constructor above wants to see it. */
    private static final class ObjectConverter {

        @SuppressWarnings("unchecked")
        org.springframework.http.converter.HttpMessageConverter<Object> widened() {
            org.springframework.http.converter.HttpMessageConverter<?> converter =
                    new JacksonJsonHttpMessageConverter();
            return (org.springframework.http.converter.HttpMessageConverter<Object>) converter;
        }
    }
}
