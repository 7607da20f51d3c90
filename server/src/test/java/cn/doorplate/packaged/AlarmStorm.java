package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.alarm.AlarmTown;
import cn.doorplate.alarm.AlarmTown.WatchedDoor;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** 1,000 alarms within half a minute, and what goes wrong meanwhile. Who gets no answer asks again with the same key, as the mini-program does. */
final class AlarmStorm {

    static final String TEMPLATE = "T-alarm";

    private static final int ALARMS = 1_000;
    /** Of a building so few that none of them is one of a crowd. */
    private static final int PER_DOOR = 3;

    private static final int COMMUNITY_AFTER = 10;
    private static final int STREET_AFTER = 20;

    private static final int TOGETHER = 24;
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Of lateness, where nothing else runs beside. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private static final String RAISE = """
            mutation($key: String!, $plate: String!) {
              alarmRaise(input: {idempotencyKey: $key, kind: FALL, place: {plate: $plate}}) {
                ticket alarm { id } phones { number } userErrors { code }
              }
            }
            """;
    private static final String COME = """
            mutation($alarm: ID!) {
              alarmAnswer(input: {alarm: $alarm, answer: COMING, minutes: 5}) { alarm { id } userErrors { code } }
            }
            """;
    private static final String LIST = """
            query($after: String) { me { alarmsToAnswer(open: false, first: 100, after: $after) {
              nodes { id historyIntact } pageInfo { hasNextPage endCursor }
            } } }
            """;

    private final AlarmTown town;
    private final List<PackagedServer> servers;
    private final Random random;
    private final List<WatchedDoor> doors;
    private final Someone office;
    private final Someone street;
    private final Map<String, Long> kept = new ConcurrentHashMap<>();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger declined = new AtomicInteger();
    private volatile Instant downFrom = Instant.MAX;
    private volatile Instant downUntil = Instant.MIN;

    AlarmStorm(AlarmTown town, WeChatStandIn weChat, List<PackagedServer> servers, long seed) {
        this.town = town;
        this.servers = servers;
        this.random = new Random(seed);
        town.commitOnDisk();
        town.times(COMMUNITY_AFTER, STREET_AFTER);
        doors = town.doors((ALARMS + PER_DOOR - 1) / PER_DOOR, weChat, TEMPLATE);
        office = town.office(Role.COMMUNITY_STAFF, RegionLevel.COMMUNITY, weChat, TEMPLATE);
        street = town.office(Role.STREET_STAFF, RegionLevel.STREET, weChat, TEMPLATE);
    }

    /**
     * @param dying which of the servers is killed
     * @param quiet whether nothing else runs here, so that lateness can be held to its bound
     */
    void run(PackagedServer dying, boolean quiet) throws Exception {
        int redisDies = 100 + random.nextInt(100);
        int serverDies = 250 + random.nextInt(150);
        int databaseRestarts = 450 + random.nextInt(150);
        int redisLives = 750 + random.nextInt(150);
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        List<Future<?>> running = new ArrayList<>();
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < ALARMS; i++) {
                LockSupport.parkNanos(begun + i * PACE.toNanos() - System.nanoTime());
                if (i == redisDies) {
                    TestServers.get().redis().kill();
                } else if (i == serverDies) {
                    dying.handle().destroyForcibly();
                } else if (i == databaseRestarts && TestServers.ownDatabase()) {
                    running.add(threads.submit(this::restartDatabase));
                } else if (i == redisLives) {
                    TestServers.get().redis().start();
                }
                WatchedDoor door = doors.get(i / PER_DOOR);
                int nth = i;
                running.add(threads.submit(() -> raise(nth, door)));
                if (i % 7 == 0) {
                    running.add(threads.submit(() -> raise(nth, door)));
                }
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
            TestServers.get().redis().ensureRunning();
            if (TestServers.ownDatabase()) {
                TestServers.get().mariaDb().ensureRunning();
            }
        }
        check(quiet);
    }

    private void restartDatabase() {
        downFrom = Instant.now();
        TestServers.get().mariaDb().kill();
        TestServers.get().mariaDb().start();
        town.commitOnDisk();
        downUntil = Instant.now();
    }

    private void raise(int nth, WatchedDoor door) {
        String key = "storm-" + town.community() + "-" + nth;
        long alarm = acknowledged(key, door.plate());
        Long before = kept.putIfAbsent(key, alarm);
        assertThat(before == null || before == alarm)
                .as("one key, one alarm: " + before + ", " + alarm)
                .isTrue();
        if (nth % 10 == 3) {
            come(door.head(), alarm);
        }
    }

    private long acknowledged(String key, String plate) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            asked.incrementAndGet();
            JsonNode answer = ask("", RAISE, Map.of("key", key, "plate", plate)).at("/data/alarmRaise");
            String id = answer.at("/alarm/id").asString("");
            if (!id.isEmpty()) {
                return Ids.fromOpaque(id);
            }
            String ticket = answer.path("ticket").asString("");
            if (!ticket.isEmpty()) {
                return idIn(ticket);
            }
            if (answer.isObject()) {
                declined.incrementAndGet();
                assertThat(answer.at("/userErrors/0/code").asString())
                        .as("what is not kept is said so: " + answer)
                        .isEqualTo("STORE_AWAY");
                assertThat(answer.path("phones")).as("with whom to call").isNotEmpty();
            } else {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IllegalStateException("nobody answers " + key);
    }

    /** A ticket begins with the alarm's id. */
    private static long idIn(String ticket) {
        return java.nio.ByteBuffer.wrap(java.util.Base64.getUrlDecoder().decode(ticket))
                .getLong();
    }

    /** Its head says to come, as soon as the server lets them: before they were told too, for they may look at the list. */
    private void come(Someone head, long alarm) {
        await().atMost(PATIENCE)
                .until(() -> ask(head.token(), COME, Map.of("alarm", Ids.toOpaque(alarm)))
                        .at("/data/alarmAnswer/alarm/id")
                        .isString());
        answered.add(alarm);
    }

    /** Missing where nobody answered. */
    private JsonNode ask(String token, String document, Map<String, ?> variables) {
        List<PackagedServer> alive =
                servers.stream().filter(server -> server.handle().isAlive()).toList();
        PackagedServer server = alive.get(ThreadLocalRandom.current().nextInt(alive.size()));
        try {
            return token.isEmpty()
                    ? server.graphQlOfNobody(document, variables)
                    : server.graphQl(token, document, variables);
        } catch (UncheckedIOException | JacksonException died) {
            return tools.jackson.databind.node.MissingNode.getInstance();
        }
    }

    private void check(boolean quiet) {
        long community = town.community();
        String there = " a.region = " + community;
        await("each that nobody answered has climbed")
                .atMost(PATIENCE)
                .until(() -> town.number("select count(*) from alarm a where" + there
                                + " and a.state = 'CALLING' and (a.stage is null or a.stage <> 'STREET')")
                        == 0);
        assertThat(new HashSet<>(kept.values())).as("one alarm for each key").hasSize(ALARMS);
        assertThat(new HashSet<>(town.numbers("select a.id from alarm a where" + there)))
                .as("what was acknowledged is kept, and nothing else")
                .isEqualTo(new HashSet<>(kept.values()));
        assertThat(town.number("select count(*) from alarm a where" + there
                        + " and not exists (select 1 from alarm_hand h where h.alarm_id = a.id"
                        + " and (h.stage is not null or a.state <> 'CALLING'))"))
                .as("alarms of which nobody was told, nor had said by themselves to come")
                .isZero();
        assertThat(town.number("select count(*) from alarm a join alarm_hand h on h.alarm_id = a.id where" + there
                        + " and h.stage is not null and not exists (select 1 from message m where m.person_id = h.person_id"
                        + " and m.subject = a.id)"))
                .as("people who were to be told and have no message")
                .isZero();
        // After the stages it is told again, now and then, until somebody comes.
        assertThat(town.number(
                        "select count(*) from (select m.person_id, m.subject from alarm a join message m on m.subject = a.id"
                                + " where" + there
                                + " and m.cause like 'alarm:%:called%' group by m.person_id, m.subject"
                                + " having count(*) > 1) more"))
                .as("people who were told twice that somebody calls")
                .isZero();
        for (Someone each : List.of(office, street)) {
            List<Long> listed = listed(each);
            assertThat(listed).as("each is there once").doesNotHaveDuplicates();
        }
        checkLateness(quiet);
    }

    /** All that they were told of; the history of each is whole. */
    private List<Long> listed(Someone someone) {
        List<Long> found = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = ask(someone.token(), LIST, after == null ? Map.of() : Map.of("after", after))
                    .at("/data/me/alarmsToAnswer");
            page.path("nodes").forEach(node -> {
                assertThat(node.path("historyIntact").asBoolean()).isTrue();
                found.add(Ids.fromOpaque(node.path("id").asString()));
            });
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        assertThat(found).isNotEmpty();
        return found;
    }

    /** Beside when it was due; or, of what was due while the database was down, beside when that answered again. */
    private void checkLateness(boolean quiet) {
        List<Long> late = new ArrayList<>();
        late.addAll(lateness("COMMUNITY", COMMUNITY_AFTER));
        late.addAll(lateness("STREET", STREET_AFTER));
        late.sort(null);
        assertThat(late).isNotEmpty();
        long most = late.get(late.size() - 1);
        System.out.printf(
                "%d alarms, %d requests, %d without an answer, %d told at once to call; %d answered; %d passed on,"
                        + " late by %d ms (median), %d ms (99%%), %d ms (most)%n",
                ALARMS,
                asked.get(),
                unanswered.get(),
                declined.get(),
                answered.size(),
                late.size(),
                late.get(late.size() / 2),
                late.get(late.size() * 99 / 100),
                most);
        if (quiet) {
            assertThat(most).as("milliseconds late").isLessThanOrEqualTo(BOUND.toMillis());
        }
    }

    private List<Long> lateness(String stage, int after) {
        String told = "select cast(unix_timestamp(min(h.told_at)) * 1000 as signed) * 1 from alarm a join alarm_hand h"
                + " on h.alarm_id = a.id where a.region = ? and h.stage = ? group by a.id order by a.id";
        String due = "select cast(unix_timestamp(min(a.raised_at)) * 1000 as signed) + ? from alarm a join alarm_hand h"
                + " on h.alarm_id = a.id where a.region = ? and h.stage = ? group by a.id order by a.id";
        List<Long> when = town.numbers(told, town.community(), stage);
        List<Long> planned = town.numbers(due, after * 1_000L, town.community(), stage);
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < when.size(); i++) {
            long from = planned.get(i);
            if (!Instant.ofEpochMilli(from)
                            .isBefore(downFrom.equals(Instant.MAX) ? Instant.MAX : downFrom.minusMillis(500))
                    && Instant.ofEpochMilli(from).isBefore(downUntil)) {
                from = downUntil.toEpochMilli();
            }
            late.add(when.get(i) - from);
        }
        return late;
    }
}
