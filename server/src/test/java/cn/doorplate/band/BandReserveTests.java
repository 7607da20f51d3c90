package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Reserve;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Bands while everybody's connections to the database are taken: what is kept back is for who needs help. */
class BandReserveTests extends BandGround {

    @Autowired
    DataSource dataSource;

    private final List<Connection> held = new ArrayList<>();

    @AfterEach
    void letGo() throws SQLException {
        for (Connection one : held) {
            one.close();
        }
        held.clear();
    }

    /** Until there is none. */
    private void takeAllConnections() {
        assertThat(Reserve.current()).isEqualTo(Reserve.NONE);
        try {
            for (int i = 0; i < 100; i++) {
                held.add(dataSource.getConnection());
            }
            throw new AssertionError("there is no end to connections");
        } catch (SQLException e) {
            assertThat(held).isNotEmpty();
        }
    }

    @Test
    void whoPressesTheButtonIsHeardAndWhatCanWaitTakesNoneOfItsConnections() throws SQLException {
        Someone wearer = people.named("李奶奶");
        livesThere(wearer);
        JsonNode registered = register();
        wear(wearer, registered);
        SimulatedBand band = simulated(registered);
        SimulatedBand.Message beats = band.message().beats(Duration.ZERO, 80);
        takeAllConnections();

        assertThat(beats.send()).isEqualTo(503);
        assertThat(band.message().sos().send()).isEqualTo(200);

        letGo();
        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(beats.send()).isEqualTo(200);
    }
}
