package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** For whom riders ride, and who has seen their cards. */
class RiderTests extends StayGround {

    private static final String RIDER = "rider { company companyName verifiedUntil pass version }";

    @Autowired
    RiderPasses passes;

    private JsonNode set(Someone who, String company, int version) {
        return act(who, "riderProfileSet", RIDER, Map.of("company", company, "version", version));
    }

    private JsonNode verify(Someone who, Place station, String pass) {
        return act(who, "riderVerify", "rider verifiedUntil", Map.of("station", station.id(), "pass", pass));
    }

    private JsonNode now(Someone who) {
        return as(who).field("{ me { " + RIDER + " } }", Map.of()).path("rider");
    }

    @Test
    void aRiderSaysForWhomTheyRideAndAStationVerifiesIt() {
        Place station = station();
        Someone rider = rider();
        JsonNode profile = done(set(rider, "SF", 0));
        assertThat(profile.path("verifiedUntil").isNull()).isTrue();
        Someone keeper = passerBy();
        onDuty(keeper, station);

        JsonNode verified = verify(keeper, station, profile.path("pass").asString());

        assertThat(verified.path("rider").asString()).isEqualTo("王*英，顺丰");
        assertThat(now(rider).path("verifiedUntil").asString())
                .isEqualTo(verified.path("verifiedUntil").asString());
        assertThat(logged(keeper, rider)).containsExactly("stay.rider");
    }

    @Test
    void anotherCompanyHasToBeVerifiedAnewAndTheSameNot() {
        Place station = station();
        Someone rider = rider();
        JsonNode profile = done(set(rider, "SF", 0));
        verify(office, station, profile.path("pass").asString());

        assertThat(done(set(rider, "SF", 2)).path("verifiedUntil").isNull()).isFalse();
        assertThat(declined(set(rider, "JD", 1))).isEqualTo("CONFLICT");
        assertThat(done(set(rider, "JD", 2)).path("verifiedUntil").isNull()).isTrue();
        assertThat(declined(set(rider, "OTHER", 3))).isEqualTo("BLANK@companyName");
    }

    @Test
    void onlyRidersRide() {
        assertThat(declined(set(passerBy(), "SF", 0))).isEqualTo("NO_RIDER");
    }

    @Test
    void aPassIsGoodForMinutesAndNobodyVerifiesThemselfOrWithoutAStation() {
        Place station = station();
        Someone rider = rider();
        done(set(rider, "SF", 0));
        Instant now = Instant.now();
        String pass = passes.of(rider.id(), now);

        assertThat(passes.read(pass, now.plusSeconds(150))).hasValue(rider.id());
        assertThat(passes.read(pass, now.plusSeconds(300))).isEmpty();
        assertThat(passes.read(pass.substring(0, 13) + "0".repeat(20), now)).isEmpty();
        assertThat(declined(verify(office, station, passes.of(rider.id(), now.minusSeconds(301)))))
                .isEqualTo("PASS_OLD@pass");
        assertThat(declined(verify(office, station, passes.of(office.id(), now))))
                .isEqualTo("ONESELF@pass");
        assertThat(declined(verify(passerBy(), station, pass))).isEqualTo("NOT_FOUND@station");
        onDuty(rider, station);
        assertThat(declined(verify(rider, station, pass))).isEqualTo("ONESELF@pass");
        assertThat(now(rider).path("verifiedUntil").isNull()).isTrue();
    }
}
