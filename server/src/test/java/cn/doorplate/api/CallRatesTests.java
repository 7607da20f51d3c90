package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.Ask.Answer;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Credential;
import graphql.GraphQLContext;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Through the door as clients come, with the numbers of production; and by itself, with small ones. */
@ApiTest
class CallRatesTests {

    private static final String CHANGE = "{\"query\":\"mutation { probeChange }\"}";
    private static final String ALARM =
            "{\"query\":\"mutation { __typename ...A } fragment A on Mutation { probeAlarm }\"}";
    private static final String READ = "{\"query\":\"{ probeDevice probeCaller }\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private RateLimits limits;

    private Ask ask;
    private final String device = "device_" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        ask = new Ask(port);
    }

    @Test
    void refusesTheDeviceThatChangesTooMuchAndNobodyElse() {
        List<Integer> statuses = IntStream.range(0, 120)
                .mapToObj(i -> post(CHANGE, device).status())
                .distinct()
                .toList();
        assertThat(statuses).containsExactly(200);

        // Two a second become free meanwhile.
        Answer refused = await().pollInSameThread()
                .pollInterval(Duration.ZERO)
                .until(() -> post(CHANGE, device), answer -> answer.status() != 200);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.message()).contains("过一会儿");
        assertThat(refused.error().at("/extensions/retryAfter").asInt()).isEqualTo(1);
        assertThat(refused.body().has("data")).isFalse();
        assertThat(post(READ, device).status()).isEqualTo(200);
        assertThat(post(ALARM, device).body().at("/data/probeAlarm").asBoolean())
                .as("the alarm is never refused")
                .isTrue();
        assertThat(post(CHANGE, "another_" + UUID.randomUUID()).status()).isEqualTo(200);
        await().pollInSameThread()
                .pollInterval(Duration.ZERO)
                .until(() -> overSocket().equals("TOO_MANY_REQUESTS"));
    }

    @Test
    void countsEachChangeOfADocumentThoughAllAreTheSame() {
        String twenty =
                IntStream.range(0, 20).mapToObj(i -> "c" + i + ": probeChange").collect(Collectors.joining(" "));
        String document = "{\"query\": \"mutation { " + twenty + " }\"}";

        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(i -> post(document, device).status())
                .toList();

        assertThat(statuses.subList(0, 6)).containsOnly(200);
        assertThat(statuses.subList(6, 12)).as("more than 120 in a minute").contains(429);
    }

    @Test
    void refusesAnAddressThatAsksTooOftenAndNotItsNeighbour() {
        CallRates rates = new CallRates(limits, new CallRateSettings(3, 2, 100, Set.of()));
        GraphQLContext stranger = from(address());

        IntStream.range(0, 3).forEach(i -> rates.call(stranger));

        assertThatThrownBy(() -> rates.call(stranger))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.details()).containsEntry("retryAfter", 20L));
        rates.call(from(address()));
    }

    @Test
    void countsTheChangesOfAnAddressWhateverTheDeviceSaysItIs() {
        CallRates rates = new CallRates(limits, new CallRateSettings(100, 2, 100, Set.of("alarmRaise")));
        Caller caller = new Caller(address(), null);
        for (int i = 0; i < 2; i++) {
            rates.change(context(new Caller(caller.address(), "device_" + UUID.randomUUID())), changing("a"));
        }

        assertThatThrownBy(() -> rates.change(context(caller), changing("a"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rates.change(context(caller), changing("alarmRaise", "a")))
                .as("an alarm beside it frees nothing")
                .isInstanceOf(Refusal.class);
        rates.change(context(caller), changing("alarmRaise"));
    }

    @Test
    void countsTheChangesOfASessionWhicheverDeviceItSaysItIs() {
        CallRates rates = new CallRates(limits, new CallRateSettings(100, 100, 2, Set.of()));
        Credential credential = new Credential("dps_" + UUID.randomUUID());
        for (int i = 0; i < 2; i++) {
            rates.change(loggedIn(credential), changing("a"));
        }

        assertThatThrownBy(() -> rates.change(loggedIn(credential), changing("a")))
                .isInstanceOf(Refusal.class);
        rates.change(loggedIn(new Credential("dps_" + UUID.randomUUID())), changing("a"));
    }

    private static GraphQLContext loggedIn(Credential credential) {
        GraphQLContext context = context(new Caller(address(), "device_" + UUID.randomUUID()));
        credential.putInto(context);
        return context;
    }

    @Test
    void countsNobodyWhoseAddressIsTheProxys() {
        CallRates rates = new CallRates(limits, new CallRateSettings(1, 1, 1, Set.of()));

        IntStream.range(0, 5).forEach(i -> {
            rates.call(from("172.18.0.2"));
            rates.change(from("172.18.0.2"), changing("a"));
        });
    }

    @Test
    void knowsTheDeviceByHeaderAndBySocketAndIgnoresOneThatIsNone() {
        assertThat(post(READ, device).body().at("/data/probeDevice").asString()).isEqualTo(device);
        assertThat(post(READ, "no device").body().at("/data/probeDevice").isNull())
                .isTrue();
        try (SocketClient client = SocketClient.initialised(port, Map.of("deviceId", device))) {
            client.subscribe("1", Map.of("query", "{ probeDevice }"));
            assertThat(client.await("next").at("/payload/data/probeDevice").asString())
                    .isEqualTo(device);
        }
        try (SocketClient client = SocketClient.initialised(port, Map.of("deviceId", 5))) {
            client.subscribe("1", Map.of("query", "{ probeDevice }"));
            assertThat(client.await("next").at("/payload/data/probeDevice").isNull())
                    .isTrue();
        }
    }

    private Answer post(String body, String deviceId) {
        return ask.post(body, "Content-Type", Ask.JSON, "Accept", Ask.JSON, "X-Device-Id", deviceId);
    }

    private String overSocket() {
        try (SocketClient client = SocketClient.initialised(port, Map.of("deviceId", device))) {
            String code = "";
            for (int i = 0; i < 50 && code.isEmpty(); i++) {
                client.subscribe(Integer.toString(i), Map.of("query", "mutation { probeChange }"));
                code = client.await("next")
                        .at("/payload/errors/0/extensions/code")
                        .asString();
            }
            return code;
        }
    }

    private static PreparedDocument changing(String... fields) {
        return new PreparedDocument(
                new PreparsedDocumentEntry(Document.newDocument().build()), 0, List.of(fields));
    }

    private static GraphQLContext from(String address) {
        return context(new Caller(address));
    }

    private static GraphQLContext context(Caller caller) {
        GraphQLContext context = GraphQLContext.newContext().build();
        caller.putInto(context);
        return context;
    }

    /** Of the range for benchmarks (RFC 2544), which nobody else here comes from. */
    private static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
