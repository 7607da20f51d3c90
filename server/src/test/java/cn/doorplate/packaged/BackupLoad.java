package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** People who file questions, sign up and raise alarms, three at a time, until they are told to stop; what each was answered, and when. */
final class BackupLoad implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(40);

    private static final String ASK = """
            mutation($key: String!, $region: String!) {
              questionFile(input: {idempotencyKey: $key, category: "insurance", at: {place: {region: $region}},
                text: "异地就医怎么备案？"}) { question { id } userErrors { code message } }
            }
            """;
    private static final String SIGN_UP = """
            mutation($event: ID!, $key: String!) {
              eventSignUp(input: {idempotencyKey: $key, event: $event}) { signUp { id } userErrors { code } }
            }
            """;
    private static final String RAISE = """
            mutation($key: String!, $plate: String!) {
              alarmRaise(input: {idempotencyKey: $key, kind: FALL, place: {plate: $plate}}) {
                ticket alarm { id } userErrors { code }
              }
            }
            """;

    /**
     * What was acknowledged.
     *
     * @param begun before it was sent
     * @param acknowledged after the answer was read
     */
    record Write(String table, long id, Instant begun, Instant acknowledged) {}

    private final PackagedServer server;
    private final BackupTown town;
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean over;

    BackupLoad(PackagedServer server, BackupTown town) {
        this.server = server;
        this.town = town;
        int people = town.people().size();
        begin("ledger_case", people, this::ask);
        begin("event_sign_up", people, this::signUp);
        begin("alarm", people, this::raise);
    }

    private void begin(String table, int atMost, IntFunction<Long> one) {
        running.add(threads.submit(() -> {
            for (int i = 0; i < atMost && !over; i++) {
                Instant begun = Instant.now();
                long id = one.apply(i);
                writes.add(new Write(table, id, begun, Instant.now()));
                LockSupport.parkNanos(PACE.toNanos());
            }
            assertThat(over)
                    .as("people enough for the time that it took, of " + table)
                    .isTrue();
        }));
    }

    private long ask(int i) {
        JsonNode answer = server.graphQl(
                someone(i).token(), ASK, Map.of("key", "ask-" + i, "region", Long.toString(town.community())));
        return id(answer, "/data/questionFile/question/id");
    }

    private long signUp(int i) {
        JsonNode answer =
                server.graphQl(someone(i).token(), SIGN_UP, Map.of("key", "sign-up-" + i, "event", town.event()));
        return id(answer, "/data/eventSignUp/signUp/id");
    }

    private long raise(int i) {
        String plate = town.plates().get(i / 3);
        JsonNode answer = server.graphQlOfNobody(RAISE, Map.of("key", "backup-alarm-" + i, "plate", plate));
        String ticket = answer.at("/data/alarmRaise/ticket").asString("");
        assertThat(ticket).as(answer.toString()).isNotEmpty();
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket)).getLong();
    }

    private Someone someone(int i) {
        return town.people().get(i);
    }

    private static long id(JsonNode answer, String path) {
        String id = answer.at(path).asString("");
        assertThat(id).as(answer.toString()).isNotEmpty();
        return Ids.fromOpaque(id);
    }

    /** What was acknowledged until now. */
    List<Write> writes() {
        return List.copyOf(writes);
    }

    /** Waits until so many more were acknowledged. */
    void goOn(int more) {
        int aim = writes.size() + more;
        long deadline = System.nanoTime() + PackagedServer.PATIENCE.toNanos();
        while (writes.size() < aim) {
            assertThat(System.nanoTime()).as("acknowledged in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            for (Future<?> each : running) {
                if (each.isDone()) {
                    stop();
                }
            }
        }
    }

    /** Ends it; what went wrong comes out here. */
    void stop() {
        over = true;
        for (Future<?> each : running) {
            try {
                each.get(PackagedServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("a write was not acknowledged", e);
            }
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
