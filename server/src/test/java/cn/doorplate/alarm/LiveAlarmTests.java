package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who raised an alarm sees what happens to it as it happens. */
class LiveAlarmTests extends AlarmGround {

    private static final String FOLLOW =
            "subscription($ticket: String!) { alarmChanged(ticket: $ticket) { state helpers { answer } } }";

    private static JsonNode until(SocketClient socket, String state) {
        while (true) {
            JsonNode told = socket.awaitReceived("next", "complete", "error").message();
            assertThat(told.path("type").asString()).as(told.toString()).isEqualTo("next");
            JsonNode alarm = told.at("/payload/data/alarmChanged");
            if (alarm.path("state").asString().equals(state)) {
                return alarm;
            }
        }
    }

    @Test
    void itBeginsWithHowItStandsAndEndsWithTheAlarm() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        try (SocketClient socket = SocketClient.anonymous(port)) {
            socket.subscribe("1", Map.of("query", FOLLOW, "variables", ticket(raised)));
            until(socket, "CALLING");
            awaitStage(raised, "NEIGHBOURS");

            done(answer(head, raised, "COMING"));
            assertThat(until(socket, "COMING").at("/helpers/0/answer").asString())
                    .isEqualTo("COMING");
            done(end(head, raised, "HELPED"));
            until(socket, "ENDED");
            socket.awaitReceived("complete");
        }
    }

    @Test
    void whoHasNoTicketFollowsNothing() {
        JsonNode answer = nobody().first(FOLLOW, Map.of("ticket", "AAAA"));

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
    }
}
