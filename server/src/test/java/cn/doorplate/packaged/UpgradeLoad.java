package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.wechat.WeChatStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** People who log in, file questions and read them again, through servers of any release: by the API alone. No request may fail. */
final class UpgradeLoad {

    private static final String REGION = "960101001001";
    private static final String AGREE = """
            mutation($version: String!) {
              consentGive(input: {policyVersion: $version, under14: false}) { userErrors { code } }
            }
            """;
    private static final String ASK = """
            mutation($key: String!, $region: String!) {
              questionFile(input: {idempotencyKey: $key, category: "insurance", at: {place: {region: $region}},
                text: "异地就医怎么备案？"}) { question { id } userErrors { code message } }
            }
            """;
    private static final String READ = "query($id: ID!) { node(id: $id) { ... on Question { id } } me { id } }";

    private final WeChatStandIn weChat;
    private final List<String> tokens = new ArrayList<>();
    private final List<PackagedServer> servers = new CopyOnWriteArrayList<>();
    /** Whose it is, by the question. */
    private final Map<String, String> questions = new ConcurrentHashMap<>();

    private final AtomicInteger answered = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> running = java.util.concurrent.CompletableFuture.completedFuture(null);
    private volatile boolean over;

    UpgradeLoad(WeChatStandIn weChat) {
        this.weChat = weChat;
    }

    /** So many log in and agree. */
    void enter(PackagedServer server, int people) {
        servers.add(server);
        for (int i = 0; i < people; i++) {
            String code = weChat.codeFor("oUpgrade" + i + "x" + System.nanoTime());
            String token = server.graphQl("{\"query\":\"mutation { sessionStart(input: {code: \\\"" + code
                            + "\\\"}) { session { token } userErrors { code } } }\"}")
                    .at("/data/sessionStart/session/token")
                    .asString("");
            assertThat(token).isNotEmpty();
            String version = asked(server, token, "{ privacyPolicy { version } }", Map.of())
                    .at("/privacyPolicy/version")
                    .asString();
            asked(server, token, AGREE, Map.of("version", version));
            tokens.add(token);
        }
    }

    void through(PackagedServer server) {
        servers.add(server);
    }

    void leave(PackagedServer server) {
        servers.remove(server);
        // What was begun through it is answered.
        goOn(3);
    }

    void begin() {
        running = thread.submit(() -> {
            for (int i = 0; !over; i++) {
                for (PackagedServer server : servers) {
                    if (i < 2 * tokens.size()) {
                        file(server, i);
                    }
                    read(server);
                }
            }
        });
    }

    private void file(PackagedServer server, int i) {
        String token = tokens.get(i % tokens.size());
        String key = "upgrade-" + i + "-" + server.port;
        String id = asked(server, token, ASK, Map.of("key", key, "region", REGION))
                .at("/questionFile/question/id")
                .asString("");
        assertThat(id).isNotEmpty();
        questions.put(id, token);
    }

    private void read(PackagedServer server) {
        questions.entrySet().stream()
                .skip(Math.floorMod(answered.get(), Math.max(1, questions.size())))
                .findFirst()
                .ifPresent(each -> assertThere(server, each.getKey(), each.getValue()));
    }

    private void assertThere(PackagedServer server, String question, String token) {
        JsonNode data = asked(server, token, READ, Map.of("id", question));
        assertThat(data.at("/node/id").asString("")).as(data.toString()).isEqualTo(question);
    }

    private JsonNode asked(PackagedServer server, String token, String document, Map<String, ?> variables) {
        JsonNode answer = server.graphQl(token, document, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        answered.incrementAndGet();
        return answer.path("data");
    }

    int answered() {
        return answered.get();
    }

    /** Waits until so many more were answered. */
    void goOn(int more) {
        int aim = answered.get() + more;
        long deadline = System.nanoTime() + PackagedServer.PATIENCE.toNanos();
        while (answered.get() < aim && !running.isDone()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (running.isDone()) {
            end();
        }
    }

    /** What failed comes out here. */
    void end() {
        over = true;
        try {
            running.get(PackagedServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("a request failed", e);
        } finally {
            thread.shutdownNow();
        }
    }

    void assertAllIsThere(PackagedServer server) {
        assertThat(questions).isNotEmpty();
        questions.forEach((id, token) -> assertThere(server, id, token));
    }
}
