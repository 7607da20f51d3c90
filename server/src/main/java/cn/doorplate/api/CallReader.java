package cn.doorplate.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters of a request, its JSON in one pass, and says what is wrong with them. */
final class CallReader {

    /** Deeper than any input type of ours. */
    private static final int DEEPEST_JSON = 50;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** A parameter's object is followed by the rest of the request, which is checked at its own end. */
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_JSON)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * @param body JSON in UTF-8
     * @throws Refusal if it is no JSON object, or a parameter in it is of a wrong type
     */
    GraphQlCall read(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            return read(parser);
        } catch (JacksonException e) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.no-json");
        }
    }

    /** Reads the parameters of the URL, where an empty one is as good as none. */
    GraphQlCall read(HttpServletRequest request) {
        String operationName = request.getParameter("operationName");
        return new GraphQlCall(
                request.getParameter("query"),
                request.getParameter("documentId"),
                operationName == null || operationName.isEmpty() ? null : operationName,
                object("variables", request.getParameter("variables")),
                Map.of());
    }

    private Map<String, @Nullable Object> object(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() == null) {
                throw wrongType(name);
            }
            Map<String, @Nullable Object> object = object(name, parser);
            if (parser.nextToken() != null) {
                throw wrongType(name);
            }
            return object;
        } catch (JacksonException e) {
            throw wrongType(name);
        }
    }

    private GraphQlCall read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.no-object");
        }
        String query = null;
        String documentId = null;
        String operationName = null;
        Map<String, @Nullable Object> variables = Map.of();
        Map<String, Object> extensions = Map.of();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "query" -> query = text(name, parser);
                case "documentId" -> documentId = text(name, parser);
                case "operationName" -> operationName = text(name, parser);
                case "variables" -> variables = object(name, parser);
                case "extensions" -> extensions = extensions(object(name, parser));
                default -> parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.no-json");
        }
        return new GraphQlCall(query, documentId, operationName, variables, extensions);
    }

    private static @Nullable String text(String name, JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> null;
            default -> throw wrongType(name);
        };
    }

    private Map<String, @Nullable Object> object(String name, JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> json.readValue(parser, OBJECT);
            case VALUE_NULL -> Map.of();
            default -> throw wrongType(name);
        };
    }

    /** Nothing of ours reads them, so a null in them is dropped rather than carried on. */
    private static Map<String, Object> extensions(Map<String, @Nullable Object> object) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value != null) {
                extensions.put(key, value);
            }
        });
        return extensions;
    }

    private static Refusal wrongType(String name) {
        return Refusal.of(ErrorCode.BAD_REQUEST, "api.http.wrong-type." + name);
    }
}
