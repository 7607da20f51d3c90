package cn.doorplate.packaged;

import cn.doorplate.event.EventTown;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 500 places are 500 places: two processes of the packaged jar, 5,000 people who tap twice and ask again, one process killed with -9
 * in the middle. Nobody gets a place twice, nobody loses one that they were told of, and the line is in the order they were told.
 */
class SignUpIT {

    private static final String DATABASE = "doorplate_sign_up";

    private final List<PackagedServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
    }

    @Test
    void fiveHundredPlacesAreFiveHundredPlacesWhateverDies() throws Exception {
        race(1, 20_261_210);
    }

    @Test
    @Tag("drill")
    void twentyTimesOutOfTwenty() throws Exception {
        race(20, 7);
    }

    private void race(int times, long seed) throws Exception {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.graphql.rates.per-address", "1000000");
        servers.add(PackagedServer.start(properties));
        try (EventTown town = EventTown.of(properties)) {
            List<Someone> people = town.people(SignUpRace.PEOPLE);
            for (int i = 0; i < times; i++) {
                PackagedServer dying = PackagedServer.start(properties);
                servers.add(dying);
                new SignUpRace(town, List.copyOf(servers), seed + i).run(people, dying);
                servers.remove(dying);
                dying.handle().onExit().get(10, TimeUnit.SECONDS);
                dying.close();
            }
        }
    }
}
