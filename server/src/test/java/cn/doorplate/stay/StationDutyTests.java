package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is on duty at a station, as its office enters it, and what that entitles them to. */
class StationDutyTests extends StayGround {

    private JsonNode shift(Someone who, Place station, Reachable person) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", key());
        input.put("post", Map.of("station", station.id()));
        input.put("person", Map.of("phone", person.phone()));
        input.put("name", "马师傅");
        input.put("phone", "13800000000");
        input.put("from", Instant.now().minus(Duration.ofMinutes(1)).toString());
        input.put("until", Instant.now().plus(Duration.ofHours(4)).toString());
        return act(who, "dutyShiftAdd", "shifts { id name }", input);
    }

    @Test
    void whomTheOfficePutsOnDutyHelpsThereWhileTheShiftLasts() {
        Place station = station();
        Reachable keeper = people.reachable(index);
        assertThat(station(office, station, "attended").path("attended").asBoolean())
                .isFalse();

        assertThat(done(shift(office, station, keeper))).hasSize(1);

        assertThat(station(office, station, "attended").path("attended").asBoolean())
                .isTrue();
        JsonNode call = done(ask(rider(), station, "MEDICINE"));
        assertThat(seen(keeper.someone(), call).path("state").asString()).isEqualTo("ASKED");
        assertThat(station(keeper.someone(), station, "work { helpUnanswered }")
                        .path("work")
                        .path("helpUnanswered")
                        .asInt())
                .isEqualTo(1);
        assertThat(station(passerBy(), station, "work { helpUnanswered }")
                        .path("work")
                        .isNull())
                .isTrue();
        Place other = station();
        assertThat(station(keeper.someone(), other, "work { helpUnanswered }")
                        .path("work")
                        .isNull())
                .isTrue();
    }

    @Test
    void aStationThatIsRemovedHasItsThingsBackAndKeepsNobodyOnDuty() {
        Place station = station();
        done(lend(office, station, "UMBRELLA", 2, 0));
        Someone rider = rider();
        JsonNode loan = done(take(rider, station, "UMBRELLA"));
        done(shift(office, station, people.reachable(index)));

        assertThat(declined(remove(station))).isEqualTo("THINGS_OUT");

        assertThat(stock(station)).isEqualTo("1 of 2");
        assertThat(station(office, station, "attended").path("attended").asBoolean())
                .isTrue();
        done(giveBack(rider, loan, station));
        done(remove(station));
        assertThat(declined(take(rider, station, "UMBRELLA"))).isEqualTo("UNKNOWN_CODE@code");
        assertThat(jdbc.queryForObject(
                        "select stock from stay_lending where station_id = ?", Integer.class, station.number()))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from duty_shift where post_id = ? and ends_at > now(3)",
                        Integer.class,
                        station.number()))
                .isZero();
    }

    private JsonNode remove(Place station) {
        return act(office, "stationRemove", "removed", Map.of("station", station.id(), "version", 0));
    }

    @Test
    void anOfficeElsewherePutsNobodyOnDutyThere() {
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(declined(shift(elsewhere, station(), people.reachable(index))))
                .startsWith("NOT_FOUND");
    }
}
