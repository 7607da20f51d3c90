package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.media.SamplePhoto;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Somebody's phone, with which they file cases and handle them. */
final class CasePhone {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CASE = """
            query($id: ID!) {
              node(id: $id) {
                ... on Case {
                  id number kind text textState placeName state standing level overdue urgent reopened returns
                  dueAt levelDueAt minutesLeft score ending closedAt version actions
                  category { code name promise }
                  desk { role title level } handler { title isMe }
                  pause { reason text until } finish { outcome text }
                  raisedBy { name phone }
                  photos { id role state url }
                  history { nodes { seq action line text bySide from to level late } }
                }
                ... on Dispute { otherSides { name told isMe answers { text textState } } }
                ... on Question { answer }
                ... on Order { unit { name } inPool }
              }
            }
            """;

    private final Phone phone;
    private final int port;

    private CasePhone(Phone phone, int port) {
        this.phone = phone;
        this.port = port;
    }

    static CasePhone of(int port, String openid) {
        return new CasePhone(Phone.of(port, openid), port);
    }

    Phone phone() {
        return phone;
    }

    /** A picture, as the camera took it; its id. */
    String photo() {
        return SamplePhoto.sent(port, phone.token());
    }

    /** Files something; its id. */
    String file(String kind, Map<String, ?> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("idempotencyKey", UUID.randomUUID().toString());
        JsonNode filed = mutate(kind + "File", whole, kind + " { id }");
        return filed.path(kind).path("id").asString();
    }

    /** Does it to the case as it is now. */
    void act(String mutation, String id, Map<String, ?> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("case", id);
        whole.put("version", of(id).path("version").asInt());
        mutate(mutation, whole, "case { id }");
    }

    /** Does what creates something of a case. */
    void add(String mutation, String field, String id, Map<String, ?> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put(field, id);
        whole.put("idempotencyKey", UUID.randomUUID().toString());
        mutate(mutation, whole, "");
    }

    /** Nothing of it may be declined. */
    JsonNode mutate(String mutation, Map<String, ?> input, String fields) {
        JsonNode answer = tries(mutation, input, fields);
        assertThat(answer.path("userErrors")).as(mutation + " " + answer).isEmpty();
        return answer;
    }

    /** The answer, also where it is declined. */
    JsonNode tries(String mutation, Map<String, ?> input, String fields) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        return phone.ask(
                "mutation($input: %s!) { %s(input: $input) { %s userErrors { field code message } } }"
                        .formatted(type, mutation, fields),
                Map.of("input", input));
    }

    /** The case as this person sees it; missing where there is none for them. */
    JsonNode of(String id) {
        return phone.ask(CASE, Map.of("id", id));
    }

    /** The case, as soon as it is so. */
    JsonNode until(String id, Predicate<JsonNode> so) {
        return await().atMost(PATIENCE).until(() -> of(id), so);
    }

    /** The titles of the messages about it. */
    List<String> told(String id) {
        return phone.ask("{ me { inbox { messages(first: 100) { nodes { title subject } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .filter(message -> id.equals(message.path("subject").asString("")))
                .map(message -> message.path("title").asString())
                .toList();
    }

    static List<String> actions(JsonNode shown) {
        return shown.at("/history/nodes")
                .valueStream()
                .map(event -> event.path("action").asString())
                .toList();
    }
}
