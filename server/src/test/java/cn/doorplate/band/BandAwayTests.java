package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.TestPeople.Someone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bands while other parts are down. */
class BandAwayTests extends BandGround {

    private final RealServers servers = TestServers.get();

    @AfterEach
    void everythingAnswersAgain() {
        servers.redis().ensureRunning();
        if (TestServers.ownDatabase()) {
            databaseAnswersAgain();
        }
    }

    private void databaseAnswersAgain() {
        servers.mariaDb().ensureRunning();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> jdbc.queryForList("select 1", Integer.class).size() == 1);
    }

    private SimulatedBand worn(Someone wearer) {
        livesThere(wearer);
        JsonNode registered = register();
        wear(wearer, registered);
        return simulated(registered);
    }

    @Test
    void withoutTheDatabaseItIsToSendAgainAndNothingIsLost() {
        assumeTrue(TestServers.ownDatabase(), "the database is not ours to stop");
        Someone wearer = people.named("李奶奶");
        SimulatedBand.Message help = worn(wearer).message().sos();
        servers.mariaDb().kill();

        assertThat(help.send()).isEqualTo(503);

        databaseAnswersAgain();
        await().atMost(PATIENCE).until(() -> help.send() == 200);
        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void withoutRedisItIsTakenAllTheSame() {
        Someone wearer = people.named("李奶奶");
        SimulatedBand band = worn(wearer);
        servers.redis().kill();

        assertThat(band.message().sos().send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }
}
