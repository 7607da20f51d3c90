package cn.doorplate.dev.wechat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the rules see it.
 *
 * @param body null where it is no JSON
 */
record Asked(
        String method,
        String path,
        Map<String, String> query,
        @Nullable JsonNode body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Asked of(HttpExchange exchange) throws IOException {
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                json(exchange.getRequestBody().readAllBytes()));
    }

    /** A parameter of the address; empty if it is missing. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** A text or number of the body; empty if it is missing. */
    String body(String name) {
        return body == null ? "" : body.path(name).asString("");
    }

    private static Map<String, String> parameters(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static @Nullable JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }
}
