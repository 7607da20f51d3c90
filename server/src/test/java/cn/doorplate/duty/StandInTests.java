package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Reachable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Leaves that cannot be, and persons who cannot be bound, are declined by code and field. */
class StandInTests extends DutyTest {

    private Map<String, Object> away(JsonNode card, String from, String until) {
        return Map.of("responsibility", card.path("id").asString(), "from", from, "until", until);
    }

    @Test
    void aLeaveHasToLieInTheTimeOfTheCardAndOfNoOtherLeave() {
        JsonNode card = published(with(card("BUILDING_HEAD", "王英"), "from", in(1), "until", in(100)));

        assertThat(faults(leave(away(card, in(0), in(9))))).containsExactly("from:OUTSIDE");
        assertThat(faults(leave(away(card, in(9), in(101))))).containsExactly("until:OUTSIDE");
        assertThat(faults(leave(away(card, in(9), in(9))))).containsExactly("until:WRONG_PERIOD");
        done(leave(away(card, in(10), in(20))));
        assertThat(faults(leave(away(card, in(19), in(30))))).containsExactly("from:OVERLAPS");
        assertThat(faults(leave(away(card, in(5), in(50))))).containsExactly("from:OVERLAPS");
        done(leave(away(card, in(21), in(30))));
    }

    @Test
    void aStandInHasANameAndAPhoneAndIsNotWhoIsAway() {
        Reachable wang = reachable();
        JsonNode card = published(with(card("BUILDING_HEAD", "王英"), "account", wang.phone()));
        Map<String, Object> away = away(card, in(1), in(9));

        assertThat(faults(leave(with(away, "standInName", "李强")))).containsExactly("standInPhone:BLANK");
        assertThat(faults(leave(with(away, "standInName", "李强", "standInPhone", "电话"))))
                .containsExactly("standInPhone:NO_PHONE");
        Map<String, Object> li = with(away, "standInName", "李强", "standInPhone", "0951-0000-8888");
        assertThat(faults(leave(with(li, "standInAccount", wang.phone())))).containsExactly("standInAccount:ONESELF");
        assertThat(faults(leave(with(li, "standInAccount", "14099999998"))))
                .containsExactly("standInAccount:NO_SUCH_PERSON");
    }

    @Test
    void aCardIsBoundToWhoHasAnAccountAndStaysSoUntilSaidOtherwise() {
        assertThat(faults(run(
                        office,
                        "responsibilityPublish",
                        with(card("BUILDING_HEAD", "王英"), "account", "14099999998"),
                        "")))
                .containsExactly("account:NO_SUCH_PERSON");
        JsonNode card = published(
                with(card("BUILDING_PARTY_MEMBER", "王英"), "account", reachable().phone()));
        assertThat(updated(card, 0, Map.of())).isEqualTo("BOUND");
        assertThat(updated(card, 1, Map.of("account", ""))).isEqualTo("NONE");
    }

    private String updated(JsonNode card, int version, Map<String, Object> more) {
        Map<String, Object> input = with(
                Map.of(
                        "responsibility",
                        card.path("id").asString(),
                        "version",
                        version,
                        "role",
                        "BUILDING_PARTY_MEMBER"),
                "name",
                "王英",
                "phone",
                "0951-0000-1234",
                "from",
                "2026-01-01T00:00:00+08:00");
        more.forEach(input::put);
        return done(run(office, "responsibilityUpdate", input, "responsibility { binding }"))
                .at("/responsibility/binding")
                .asString();
    }

    @Test
    void ofTwoStaffWhoEnterLeavesOfTheSameTimeOneIsDeclined() {
        JsonNode card = published(card("BUILDING_HEAD", "王英"));
        Map<String, Object> away = away(card, in(1), in(9));

        List<CompletableFuture<JsonNode>> both = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> leave(away)))
                .toList();

        assertThat(both.stream().flatMap(one -> faults(one.join()).stream())).containsExactly("from:OVERLAPS");
    }

    @Test
    void ofTwoStaffWhoTakeBackALeaveOneIsToldSo() {
        JsonNode card = published(card("BUILDING_HEAD", "王英"));
        JsonNode leave = done(leave(away(card, in(1), in(9)))).path("responsibilityLeave");
        Map<String, Object> back = Map.of(
                "responsibilityLeave",
                leave.path("id").asString(),
                "version",
                leave.path("version").asInt());

        List<CompletableFuture<JsonNode>> both = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> run(office, "responsibilityLeaveWithdraw", back, "")))
                .toList();

        assertThat(both.stream().flatMap(one -> faults(one.join()).stream())).containsExactly(":CONFLICT");
    }

    @Test
    void theSameKeyEntersALeaveOnce() {
        JsonNode card = published(card("BUILDING_HEAD", "王英"));
        Map<String, Object> input = with(away(card, in(1), in(9)), "idempotencyKey", key());

        String first = entered(input);

        assertThat(entered(input)).isEqualTo(first);
    }

    private String entered(Map<String, Object> input) {
        return done(run(office, "responsibilityLeaveAdd", input, "responsibilityLeave { id }"))
                .at("/responsibilityLeave/id")
                .asString();
    }
}
