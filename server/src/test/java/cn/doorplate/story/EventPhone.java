package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody's phone, with which they sign up for events, hold them, and stand at the door. */
final class EventPhone {

    private static final String FILE =
            "file { id version placed checkedIn noShows event { state placesLeft waiting came score } }";
    private static final String SIGN_UP =
            "signUp { id state standing group ahead offeredUntil pass checkedInAt noShow score actions }";

    private final Phone phone;

    private EventPhone(Phone phone) {
        this.phone = phone;
    }

    static EventPhone of(int port, String openid) {
        return new EventPhone(Phone.of(port, openid));
    }

    /** Somebody new with a name of their own. */
    static EventPhone newcomer(int port, String name) {
        Phone phone = Phone.of(port, "event-" + UUID.randomUUID());
        phone.agree();
        phone.rename(name);
        return new EventPhone(phone);
    }

    Phone phone() {
        return phone;
    }

    /** The payload. */
    JsonNode act(String mutation, String answer, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return phone.ask(
                "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                        + " userErrors { field code message } } }",
                Map.of("input", input));
    }

    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload.iterator().next();
    }

    static String declined(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    /** Writes an event and publishes it: its id. */
    String publish(String region, Map<String, Object> content) {
        JsonNode draft = done(act(
                "eventDraft",
                FILE,
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "publisher", region, "content", content)));
        return done(onFile("eventPublish", draft.path("id").asString(), Map.of()))
                .path("id")
                .asString();
    }

    /** What staff do with an event as it is now. */
    JsonNode onFile(String mutation, String event, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("event", event);
        input.put("version", file(event).path("version").asInt());
        return act(mutation, FILE, input);
    }

    JsonNode file(String event) {
        return phone.ask(
                "query($id: ID!) { eventFile(id: $id) { version placed offered checkedIn noShows"
                        + " event { state placesLeft waiting came score } } }",
                Map.of("id", event));
    }

    JsonNode signUp(String event) {
        return act(
                "eventSignUp",
                SIGN_UP,
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "event", event));
    }

    JsonNode with(String mutation, String signUp) {
        return act(mutation, SIGN_UP, Map.of("signUp", signUp));
    }

    JsonNode score(String signUp, int score) {
        return act("eventScore", SIGN_UP, Map.of("signUp", signUp, "score", score));
    }

    /** One's first sign-up for an event, as it is now. */
    JsonNode mine(String event) {
        return phone.ask(
                        "query($id: ID!) { event(id: $id) { signUps { id state standing group ahead pass checkedInAt noShow"
                                + " actions } } }",
                        Map.of("id", event))
                .at("/signUps/0");
    }

    JsonNode scan(String code) {
        return act("eventCheckIn", "signUps { id checkedInAt }", Map.of("code", code));
    }

    /** The titles of what lies in one's inbox, the newest first. */
    List<String> told() {
        return phone.ask("{ me { inbox { messages(first: 50) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }
}
