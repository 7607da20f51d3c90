package cn.doorplate.resident;

import cn.doorplate.identity.TestPeople.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server as the mini-program does. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final String MEMBERSHIP =
            "membership { id status version door reason building { name } unit { name } }";

    private final URI server;

    Client(int port) {
        server = URI.create("http://127.0.0.1:" + port + "/graphql");
    }

    /** The whole answer. */
    JsonNode ask(Someone who, String document) {
        HttpRequest request = HttpRequest.newBuilder(server)
                .header("Content-Type", "application/json")
                .header("Authorization", who.authorization())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What stands under {@code data}; fails when there are errors. */
    JsonNode data(Someone who, String document) {
        JsonNode answer = ask(who, document);
        if (answer.has("errors")) {
            throw new AssertionError(document + "\n" + answer);
        }
        return answer.path("data");
    }

    static String errorCode(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asString();
    }

    JsonNode me(Someone who, String fields) {
        return data(who, "{ me { " + fields + " } }").path("me");
    }

    /** The payload of a mutation; input as it stands in a document. */
    JsonNode mutate(Someone who, String mutation, String input, String fields) {
        return data(
                        who,
                        "mutation { " + mutation + "(input: {" + input + "}) { " + fields
                                + " userErrors { field code message } } }")
                .path(mutation);
    }

    static String declined(JsonNode payload) {
        return payload.path("userErrors").path(0).path("code").asString();
    }

    static String key() {
        return "idempotencyKey: \"" + UUID.randomUUID() + "\" ";
    }

    JsonNode join(Someone who, TestVillage village, String door) {
        return join(
                who,
                key() + "building: \"" + TestVillage.id(village.building) + "\" unit: \"" + TestVillage.id(village.unit)
                        + "\" door: \"" + door + "\"");
    }

    JsonNode join(Someone who, String input) {
        return mutate(who, "householdJoin", input, MEMBERSHIP);
    }

    /** Confirms, refuses, leaves or ends a membership as it was answered. */
    JsonNode decide(Someone who, String mutation, JsonNode membership, String more) {
        String input = "membership: \"" + membership.path("id").asString() + "\" version: "
                + membership.path("version").asInt() + " " + more;
        return mutate(who, mutation, input, MEMBERSHIP);
    }

    JsonNode confirm(Someone who, JsonNode membership) {
        return decide(who, "householdConfirm", membership, "");
    }

    JsonNode add(Someone who, String input) {
        return mutate(who, "dependantAdd", input, "dependant { id kind status name phone age consent version }");
    }

    /** The elder's answer. */
    JsonNode answer(Someone who, String mutation, JsonNode guardianship) {
        return mutate(who, mutation, guardianship(guardianship), "guardian { id status name phone version }");
    }

    JsonNode end(Someone who, JsonNode guardianship) {
        return mutate(who, "guardianshipEnd", guardianship(guardianship), "status");
    }

    private static String guardianship(JsonNode guardianship) {
        return "guardianship: \"" + guardianship.path("id").asString() + "\" version: "
                + guardianship.path("version").asInt();
    }
}
