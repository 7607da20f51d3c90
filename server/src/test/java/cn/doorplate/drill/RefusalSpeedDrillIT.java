package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import cn.doorplate.event.EventTown;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.shared.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** How many a second are told that an event is full, each somebody else, and what that costs the database. */
@Tag("drill")
class RefusalSpeedDrillIT {

    private static final String DATABASE = "doorplate_refusals";

    /** So many that nobody asks too often in a minute. */
    private static final int PEOPLE = 6_000;

    private static final int WARM_UP = 200_000;
    private static final int ROUND = 30_000;
    private static final int ROUNDS = 5;
    private static final int TOGETHER = 16;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String DOCUMENT = """
            mutation SignUp($input: EventSignUpInput!) {
              eventSignUp(input: $input) { signUp { id } userErrors { field message code } }
            }""";

    @TempDir
    static Path folder;

    @Test
    void tellsThousandsASecondThatItIsFullWithoutAskingTheDatabase() throws Exception {
        Files.writeString(folder.resolve("drill.json"), JSON.writeValueAsString(Map.of(documentId(), DOCUMENT)));
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.folder", folder.toString());
        properties.put("logging.level.root", "warn");
        try (PackagedServer server = PackagedServer.start(properties, "-Xmx1g");
                EventTown town = EventTown.of(properties);
                Posts placed = new Posts(server.port, 1, "\"signUp\":{");
                Posts refused = new Posts(server.port, TOGETHER, "\"FULL\"")) {
            String event = town.event(1, 0);
            List<Someone> people = town.people(PEOPLE);
            placed.send(List.of(request(people.remove(0), event)));
            List<String> requests =
                    people.stream().map(someone -> request(someone, event)).toList();
            refused.send(times(requests, WARM_UP));
            List<Double> perSecond = new ArrayList<>();
            long before = selects();
            for (int i = 0; i < ROUNDS; i++) {
                perSecond.add(ROUND / refused.send(times(requests, ROUND)));
            }
            double asked = (double) (selects() - before) / (ROUNDS * ROUND);
            Collections.sort(perSecond);
            System.out.printf(
                    Locale.ROOT,
                    "refused a second, %d at once: %.0f (%.0f to %.0f); questions to the database for each: %.4f%n",
                    TOGETHER,
                    perSecond.get(ROUNDS / 2),
                    perSecond.get(0),
                    perSecond.get(ROUNDS - 1),
                    asked);
            assertThat(asked).isLessThan(0.05);
            assertThat(perSecond.get(ROUNDS / 2)).isGreaterThanOrEqualTo(5_000);
        }
    }

    private static List<String> times(List<String> requests, int number) {
        List<String> all = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            all.add(requests.get(i % requests.size()));
        }
        return all;
    }

    private static String request(Someone someone, String event) {
        Map<String, Object> input = Map.of("idempotencyKey", UUID.randomUUID().toString(), "event", event);
        return Posts.request(
                someone.token(),
                JSON.writeValueAsString(Map.of("documentId", documentId(), "variables", Map.of("input", input))));
    }

    private static String documentId() {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(DOCUMENT));
    }

    private static long selects() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(DATABASE), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show global status like 'Com_select'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(2);
        }
    }
}
