package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.event.EventTown;
import cn.doorplate.identity.TestPeople.Someone;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * 5,000 people want 500 places, through two processes, each as impatient as people are: one in ten taps twice at once, one in ten
 * asks again after the answer. One process is killed with -9 in the middle; whoever got no answer asks the other again.
 */
final class SignUpRace {

    static final int PEOPLE = 5_000;
    static final int PLACES = 500;
    static final int LINE = 300;

    private static final int TOGETHER = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String SIGN_UP = """
            mutation($event: ID!, $key: String!) {
              eventSignUp(input: {idempotencyKey: $key, event: $event}) { signUp { id state ahead } userErrors { code } }
            }
            """;

    private final EventTown town;
    private final List<PackagedServer> servers;
    private final Random random;
    private final String event;
    private final Map<Long, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    /** @param state of the sign-up, or the code for which it was declined */
    record Answer(String state, int ahead) {

        boolean isPlaced() {
            return state.equals("PLACED");
        }

        boolean isWaiting() {
            return state.equals("WAITING");
        }
    }

    SignUpRace(EventTown town, List<PackagedServer> servers, long seed) {
        this.town = town;
        this.servers = servers;
        this.random = new Random(seed);
        this.event = town.event(PLACES, LINE);
    }

    /** @param dying which of the servers is killed */
    void run(List<Someone> people, PackagedServer dying) throws Exception {
        List<Someone> order = new ArrayList<>(people);
        Collections.shuffle(order, random);
        int killAt = 300 + random.nextInt(400);
        ExecutorService threads = Executors.newFixedThreadPool(2 * TOGETHER);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Someone someone : order) {
                int mood = random.nextInt(10);
                running.add(threads.submit(() -> sign(someone, mood, killAt, dying)));
                if (mood == 0) {
                    running.add(threads.submit(() -> sign(someone, 2, killAt, dying)));
                }
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        check(people);
    }

    private void sign(Someone someone, int mood, int killAt, PackagedServer dying) {
        if (asked.incrementAndGet() == killAt) {
            dying.handle().destroyForcibly();
        }
        String key = "tap-" + event + someone.id();
        Answer first = answered(someone, key);
        note(someone, first);
        if (mood == 1) {
            Answer again = answered(someone, key);
            assertThat(again.state()).as("the same request again").isEqualTo(first.state());
        }
    }

    /** Of two taps at once either may be answered first; both say the same. */
    private void note(Someone someone, Answer answer) {
        Answer before = answers.putIfAbsent(someone.id(), answer);
        if (before != null) {
            assertThat(answer.state()).as("two taps").isEqualTo(before.state());
        }
    }

    private Answer answered(Someone someone, String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            PackagedServer server = oneThatLives();
            try {
                JsonNode answer = server.graphQl(someone.token(), SIGN_UP, Map.of("event", event, "key", key))
                        .at("/data/eventSignUp");
                if (answer.isObject()) {
                    return read(answer);
                }
            } catch (UncheckedIOException | JacksonException died) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IllegalStateException("nobody answers");
    }

    /** As a load balancer sends nobody to who is gone. */
    private PackagedServer oneThatLives() {
        List<PackagedServer> alive =
                servers.stream().filter(server -> server.handle().isAlive()).toList();
        return alive.get(ThreadLocalRandom.current().nextInt(alive.size()));
    }

    private static Answer read(JsonNode answer) {
        JsonNode signUp = answer.path("signUp");
        return signUp.isObject()
                ? new Answer(
                        signUp.path("state").asString(), signUp.path("ahead").asInt(-1))
                : new Answer(answer.at("/userErrors/0/code").asString(), -1);
    }

    private void check(List<Someone> people) {
        assertThat(answers).hasSize(people.size());
        List<Long> held = town.holders(event, "HELD");
        List<Long> line = town.holders(event, "WAITING");
        assertThat(held).hasSize(PLACES).doesNotHaveDuplicates();
        assertThat(line).hasSize(LINE).doesNotHaveDuplicates();
        assertThat(of(Answer::isPlaced))
                .as("who was told that they have a place")
                .isEqualTo(new HashSet<>(held));
        assertThat(of(Answer::isWaiting)).as("who was told that they wait").isEqualTo(new HashSet<>(line));
        List<Long> asTold = answers.entrySet().stream()
                .filter(entry -> entry.getValue().isWaiting())
                .sorted(Comparator.comparingInt(entry -> entry.getValue().ahead()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(asTold).as("the line as it was told").isEqualTo(line);
        assertThat(answers.values().stream()
                        .filter(answer -> !answer.isPlaced() && !answer.isWaiting())
                        .map(Answer::state))
                .hasSize(people.size() - PLACES - LINE)
                .containsOnly("FULL");
        System.out.printf(
                "%d people, %d placed, %d in line; %d asked again because nobody answered%n",
                people.size(), held.size(), line.size(), unanswered.get());
    }

    private Set<Long> of(java.util.function.Predicate<Answer> which) {
        Set<Long> found = new HashSet<>();
        answers.forEach((person, answer) -> {
            if (which.test(answer)) {
                found.add(person);
            }
        });
        return found;
    }
}
