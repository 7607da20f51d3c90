package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.event.EventTown;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sign-ups for one event a second, as {@link BesideJdbc} tells: all of them want the same lock. A crowd presses for it, as where 500
 * places are given away; the bare client has as many connections as a pool has.
 */
@Tag("drill")
class SignUpSpeedDrillIT extends BesideJdbc {

    private static final int EARLIER = 12_000;

    SignUpSpeedDrillIT() {
        super("doorplate_sign_up_speed", """
                mutation SignUp($input: EventSignUpInput!) {
                  eventSignUp(input: $input) { signUp { id state standing } userErrors { field message code } }
                }""", "\"PLACED\"", Crowd.ALONE, new Crowd(1, 64, 8), new Crowd(2, 64, 8));
    }

    @Test
    void signsUpAtLeastSeventyPerCentOfWhatBareJdbcDoes() throws Exception {
        assertThat(compare().get(1)).isGreaterThanOrEqualTo(0.7);
    }

    @Override
    Asked settle(ConfigurableApplicationContext context) throws Exception {
        EventTown town = EventTown.in(context);
        return new Asked(
                requests(town.event(EARLIER, null), town.people(EARLIER)),
                requests(town.event(20_000, null), town.people(requests())));
    }

    private List<String> requests(String event, List<Someone> people) {
        return people.stream().map(someone -> request(event, someone)).toList();
    }

    private String request(String event, Someone someone) {
        Map<String, Object> input = Map.of("idempotencyKey", UUID.randomUUID().toString(), "event", event);
        return Posts.request(
                someone.token(),
                JSON.writeValueAsString(Map.of("documentId", documentId(), "variables", Map.of("input", input))));
    }
}
