package cn.doorplate.upkeep;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody of the staff before the API, over HTTP. */
final class Desktop {

    private static final AtomicLong KEYS = new AtomicLong();

    private final TestClient client;

    Desktop(int port, @Nullable Someone who) {
        TestClient nobody = TestClient.of(port);
        client = who == null ? nobody : nobody.as(who);
    }

    /** @param payload of the mutation, or what the query found; missing where it was denied */
    record Reply(JsonNode payload, JsonNode errors) {

        /** Of the GraphQL error; empty if there is none. */
        String denied() {
            return errors.path(0).path("extensions").path("code").asString("");
        }

        /** As in {@code name:BLANK}. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            payload.path("userErrors")
                    .forEach(error -> faults.add(error.path("field").asString("") + ":"
                            + error.path("code").asString()));
            return faults;
        }

        /** The object made or found. */
        JsonNode it() {
            return payload.propertyStream().findFirst().orElseThrow().getValue();
        }

        String id() {
            return it().path("id").asString();
        }

        List<String> texts(String pointer) {
            List<String> texts = new ArrayList<>();
            payload.path("nodes").forEach(node -> texts.add(node.at(pointer).asString("")));
            return texts;
        }
    }

    /** @param selection of the payload beside the user errors; empty for none */
    Reply run(String mutation, Map<String, ?> input, String selection) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input!";
        return send(
                mutation,
                "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + selection
                        + " userErrors { field code message } } }",
                Map.of("input", input));
    }

    Reply list(String query, String arguments, String selection) {
        return send(
                query,
                "{ " + query + "(" + arguments + ") { nodes { " + selection
                        + " } pageInfo { hasNextPage endCursor } } }",
                Map.of());
    }

    Reply send(String field, String document, Map<String, ?> variables) {
        JsonNode answer = client.ask(document, variables);
        return new Reply(answer.path("data").path(field), answer.path("errors"));
    }

    /** Names and values in turn; null for what is not given. */
    static Map<String, @Nullable Object> input(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return input;
    }

    static String key() {
        return "key-" + System.nanoTime() + "-" + KEYS.incrementAndGet();
    }
}
