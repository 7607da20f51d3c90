package cn.doorplate.town;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who look at a plate's page, ask the API and raise alarms, each of them the next thing as soon as the last was answered and a
 * moment has passed, until it is closed. What fails is tried again once, as the mini-program does it, with the same key.
 */
final class TownLoad implements AutoCloseable {

    private static final int PEOPLE = 9;
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long BEFORE_ANOTHER_TRY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final JsonMapper JSON = new JsonMapper();

    private static final String LOOK = "query($code: String!) { doorplate(code: $code) { status building { name } } }";
    private static final String RAISE = """
            mutation($key: String!, $plate: String!) {
              alarmRaise(input: {idempotencyKey: $key, kind: OTHER, place: {plate: $plate}}) {
                alarm { id } userErrors { code }
              }
            }
            """;

    private final TownClient client;
    private final String plate;
    private final String name;
    private final String run;
    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    private final List<Future<?>> people = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failedOnce = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failedTwice = new ConcurrentLinkedQueue<>();
    private final Map<String, String> alarms = new ConcurrentHashMap<>();
    private volatile boolean over;

    /**
     * @param name of the building at that plate
     * @param run what the keys of this load begin with
     */
    TownLoad(TownClient client, String plate, String name, String run) {
        this.client = client;
        this.plate = plate;
        this.name = name;
        this.run = run;
        for (int person = 0; person < PEOPLE; person++) {
            int nth = person;
            people.add(threads.submit(() -> {
                live(nth);
                return null;
            }));
        }
    }

    int answered() {
        return answered.get();
    }

    /** What met a kept connection as it was closed, and went through at once on a new one. */
    int sentAgain() {
        return again.get();
    }

    List<String> failedOnce() {
        return List.copyOf(failedOnce);
    }

    List<String> failedTwice() {
        return List.copyOf(failedTwice);
    }

    /** The alarms that were acknowledged; one for each key. */
    Set<String> alarms() {
        return Set.copyOf(alarms.values());
    }

    int keys() {
        return alarms.size();
    }

    private void live(int nth) throws IOException {
        try (KeptTls connection = new KeptTls(client)) {
            for (int round = 0; !over; round++) {
                String key = run + "-" + nth + "-" + round;
                String request = switch (nth % 3) {
                    case 0 -> "GET /d/" + plate + " HTTP/1.1\r\nHost: " + Town.HOST + "\r\n\r\n";
                    case 1 -> post(LOOK, Map.of("code", plate), "");
                    default -> post(RAISE, Map.of("key", key, "plate", plate), key);
                };
                int before = connection.again();
                ask(connection, request, key, failedOnce);
                again.addAndGet(connection.again() - before);
                LockSupport.parkNanos(MOMENT);
            }
        }
    }

    private void ask(KeptTls connection, String request, String key, ConcurrentLinkedQueue<String> failed)
            throws IOException {
        String fault;
        try {
            fault = fault(connection.ask(request), key);
        } catch (IOException e) {
            fault = e.toString();
        }
        if (fault.isEmpty()) {
            answered.incrementAndGet();
            return;
        }
        failed.add(key + ": " + fault);
        connection.reopen();
        if (failed == failedOnce) {
            LockSupport.parkNanos(BEFORE_ANOTHER_TRY);
            ask(connection, request, key, failedTwice);
        }
    }

    private String fault(KeptTls.Answer answer, String key) {
        if (answer.status() != 200) {
            return "answered " + answer.status();
        }
        if (answer.body().startsWith("<")) {
            return answer.body().contains(name) ? "" : "another page";
        }
        JsonNode data = JSON.readTree(answer.body()).path("data");
        String alarm = data.at("/alarmRaise/alarm/id").asString("");
        if (!alarm.isEmpty()) {
            String before = alarms.putIfAbsent(key, alarm);
            return before == null || before.equals(alarm) ? "" : "a second alarm";
        }
        return data.at("/doorplate/building/name").asString("").equals(name) ? "" : answer.body();
    }

    private static String post(String document, Map<String, String> variables, String device) {
        String json = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        String of = device.isEmpty() ? "" : "X-Device-Id: " + device + "\r\n";
        return "POST /graphql HTTP/1.1\r\nHost: " + Town.HOST + "\r\nContent-Type: application/json\r\n" + of
                + "Content-Length: " + json.length() + "\r\n\r\n" + json;
    }

    /** Waits until what was begun is done. */
    @Override
    public void close() throws Exception {
        over = true;
        try {
            for (Future<?> person : people) {
                person.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
