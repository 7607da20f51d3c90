package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import tools.jackson.databind.JsonNode;

/** Open sockets are told of each message once, in order, and of none too little. */
@NullUnmarked // what is null where it must not be is a failed test
class LiveMessageTests extends InboxFixture {

    private static final String DOCUMENT = """
            subscription Live($after: String) {
              messageReceived(after: $after) { message { id title text kind withdrawnReason } unread cursor }
            }
            """;

    @Autowired
    private LiveMessages live;

    @Test
    void saysHowItStandsAtOnceThenEachMessageAsItArrives() {
        Someone wang = people.someone();
        tell(wang, saying("以前的"));
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            subscribe(socket, "1", null);
            JsonNode first = told(socket);
            assertThat(first.path("message").isNull()).isTrue();
            assertThat(first.path("unread").asInt()).isEqualTo(1);

            tell(wang, saying("刚到的"));
            JsonNode second = told(socket);
            assertThat(second.at("/message/text").asString()).isEqualTo("刚到的");
            assertThat(second.path("unread").asInt()).isEqualTo(2);
            assertThat(second.path("cursor").asString())
                    .isGreaterThan(first.path("cursor").asString());

            tellAll(List.of(wang.id()), MessageKind.URGENT, "大家都听到");
            assertThat(told(socket).at("/message/kind").asString()).isEqualTo("URGENT");
        }
        await().until(() -> live.size() == 0);
    }

    @Test
    void repeatsWhatCameBehindTheCursorOneByOneAndGoesOn() {
        Someone wang = people.someone();
        tell(wang, saying("见过的"));
        String cursor = inbox(wang, "cursor").path("cursor").asString();
        int missed = 230;
        transactions.executeWithoutResult(status ->
                IntStream.range(0, missed).forEach(i -> messages.send(wang.id(), saying("错过的" + i))));
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            subscribe(socket, "1", cursor);
            for (int i = 0; i < missed; i++) {
                assertThat(told(socket).at("/message/text").asString()).isEqualTo("错过的" + i);
            }
            tell(wang, saying("新的"));
            JsonNode last = told(socket);
            assertThat(last.at("/message/text").asString()).isEqualTo("新的");

            subscribe(socket, "2", last.path("cursor").asString());
            assertThat(told(socket).path("message").isNull())
                    .as("nothing behind it, so it says how it stands")
                    .isTrue();
        }
    }

    @Test
    void aMessageThatIsDamagedIsInNobodysWay() {
        Someone damaged = people.someone();
        Someone wang = Stream.generate(people::someone)
                .filter(it -> Lanes.of(it.id()) == Lanes.of(damaged.id()))
                .findFirst()
                .orElseThrow();
        try (SocketClient one = SocketClient.authorized(port, damaged.token());
                SocketClient other = SocketClient.authorized(port, wang.token())) {
            subscribe(one, "1", null);
            told(one);
            subscribe(other, "1", null);
            told(other);
            transactions.executeWithoutResult(status -> {
                log.write(List.of(new NewMessage(
                        damaged.id(), MessageKind.ROLE, "test:damaged", null, new byte[60], null, 10, null)));
                messages.send(damaged.id(), saying("好的"));
                messages.send(wang.id(), saying("给王的"));
            });
            assertThat(told(other).at("/message/text").asString()).isEqualTo("给王的");
            assertThat(told(one).at("/message/text").asString()).isEqualTo("好的");
            assertThat(texts(damaged)).containsExactly("好的");
        }
    }

    @Test
    void tellsWhatAnotherServerHasCommitted() {
        Someone wang = people.someone();
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            subscribe(socket, "1", null);
            told(socket);

            // As any server does it; nothing in this one hears of it but by asking the database.
            transactions.executeWithoutResult(status -> {
                int lane = Lanes.of(wang.id());
                long text = Ids.next();
                jdbc.update("insert into message_text (id, title, body) values (?, '通知', '别处发的')", text);
                long seq =
                        jdbc.queryForObject("select seq from message_lane where lane = ? for update", Long.class, lane)
                                + 1;
                jdbc.update(
                        "insert into message (person_id, seq, lane, kind, cause, text_id, region_code, created_at)"
                                + " values (?, ?, ?, 'NOTICE', 'elsewhere', ?, 10, utc_timestamp(3))",
                        wang.id(),
                        seq,
                        lane,
                        text);
                jdbc.update("update message_lane set seq = ? where lane = ?", seq, lane);
            });

            assertThat(told(socket).at("/message/text").asString()).isEqualTo("别处发的");
        }
    }

    @Test
    void tellsEverySocketOfAPersonAndNobodyElse() {
        Someone wang = people.someone();
        Someone li = people.someone();
        try (SocketClient phone = SocketClient.authorized(port, wang.token());
                SocketClient desk =
                        SocketClient.authorized(port, people.again(wang).token());
                SocketClient other = SocketClient.authorized(port, li.token())) {
            Stream.of(phone, desk, other).forEach(socket -> {
                subscribe(socket, "1", null);
                told(socket);
            });

            tell(wang, saying("给王英"));
            tell(li, saying("给李华"));

            assertThat(told(phone).at("/message/text").asString()).isEqualTo("给王英");
            assertThat(told(desk).at("/message/text").asString()).isEqualTo("给王英");
            assertThat(told(other).at("/message/text").asString()).isEqualTo("给李华");
        }
    }

    @Test
    void everyListenerHearsEveryMessageOnceAndInOrderWhoeverSendsAndWheneverTheyJoin() throws Exception {
        List<Someone> all = Stream.generate(people::someone).limit(6).toList();
        Someone last = all.get(0);
        int senders = 6;
        int rounds = 25;
        List<CompletableFuture<Void>> sending = IntStream.range(0, senders)
                .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                    for (int round = 0; round < rounds; round++) {
                        String text = sender + "/" + round;
                        transactions.executeWithoutResult(
                                status -> all.forEach(someone -> messages.send(someone.id(), saying(text))));
                    }
                }))
                .toList();
        Map<Someone, List<Queue<String>>> heard = new HashMap<>();
        List<Disposable> listeners = new ArrayList<>();
        for (int wave = 0; wave < 10; wave++) {
            for (Someone someone : all) {
                Queue<String> queue = new ConcurrentLinkedQueue<>();
                heard.computeIfAbsent(someone, key -> new ArrayList<>()).add(queue);
                listeners.add(live.follow(someone.id(), 0L)
                        .mapNotNull(MessageReceived::message)
                        .subscribe(message -> queue.add(message.text())));
            }
            // The next wave comes when the first has heard some more.
            int some = wave * senders * rounds / 12;
            await().atMost(PATIENCE).until(() -> heard.get(last).get(0).size() >= some);
        }
        sending.forEach(CompletableFuture::join);

        heard.forEach((someone, queues) -> {
            List<String> truth = inOrder(someone);
            assertThat(truth).hasSize(senders * rounds);
            queues.forEach(queue -> await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(queue).hasSizeGreaterThanOrEqualTo(truth.size())));
            queues.forEach(queue -> assertThat(List.copyOf(queue)).isEqualTo(truth));
        });
        listeners.forEach(Disposable::dispose);
        await().until(() -> live.size() == 0);
    }

    private List<String> inOrder(Someone someone) {
        List<String> texts = new ArrayList<>(texts(someone));
        String before = "";
        while (true) {
            JsonNode page = inbox(
                            someone,
                            "messages(first: 100" + before + ") { nodes { text } pageInfo { hasNextPage endCursor } }")
                    .path("messages");
            if (before.isEmpty()) {
                texts.clear();
            }
            page.path("nodes").forEach(node -> texts.add(0, node.path("text").asString()));
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return texts;
            }
            before = ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
    }

    @Test
    void aSlowListenerHoldsNobodyUpAndReadsTheRestByItsCursor() throws Exception {
        Someone wang = people.someone();
        Slow slow = new Slow();
        live.follow(wang.id(), null).subscribe(slow);
        slow.take(1);
        await().atMost(PATIENCE).until(() -> slow.heard.size() == 1);
        Queue<String> quick = new ConcurrentLinkedQueue<>();
        Disposable other = live.follow(wang.id(), null)
                .mapNotNull(MessageReceived::message)
                .subscribe(message -> quick.add(message.text()));
        int many = LiveInbox.MOST * 4;
        // Each by itself, so that what waits for the slow one is more than may wait.
        await().until(() -> live.size() == 1);
        for (int i = 0; i < many; i++) {
            tell(wang, saying("第" + i + "条"));
        }

        await().atMost(PATIENCE).until(() -> quick.size() == many);
        assertThat(slow.heard).as("it asked for one").hasSize(1);
        slow.take(Long.MAX_VALUE);

        await().atMost(PATIENCE).until(() -> slow.heard.size() == many + 1);
        assertThat(slow.heard.stream()
                        .skip(1)
                        .map(received -> received.message().text()))
                .containsExactlyElementsOf(
                        IntStream.range(0, many).mapToObj(i -> "第" + i + "条").toList());
        slow.cancel();
        other.dispose();
        await().until(() -> live.size() == 0);
    }

    /** Takes what it asks for, and asks when it is told to. */
    private static final class Slow extends BaseSubscriber<MessageReceived> {

        private final Queue<MessageReceived> heard = new ConcurrentLinkedQueue<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks for nothing by itself.
        }

        @Override
        protected void hookOnNext(MessageReceived received) {
            heard.add(received);
        }

        void take(long many) {
            request(many);
        }
    }

    @Test
    void asksTheDatabaseForALaneOnceHoweverManyListen() throws Exception {
        Someone wang = people.someone();
        int many = 300;
        CountDownLatch begun = new CountDownLatch(many);
        CountDownLatch heard = new CountDownLatch(many);
        List<Disposable> listeners = Stream.generate(() -> live.follow(wang.id(), null)
                        .subscribe(received -> (received.message() == null ? begun : heard).countDown()))
                .limit(many)
                .toList();
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        List<String> sent = statements.during(() -> {
            tell(wang, saying("一次"));
            assertThat(heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        });

        assertThat(sent).as("what sending takes, and nothing for each listener").hasSizeLessThan(10);
        listeners.forEach(Disposable::dispose);
        await().until(() -> live.size() == 0);
    }

    @Test
    void endsWithTheSession() {
        Someone wang = people.someone();
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            subscribe(socket, "1", null);
            told(socket);

            client.as(wang).field("mutation { sessionEnd(input: {}) { userErrors { code } } }", Map.of());

            assertThat(socket.awaitClose()).isEqualTo(4401);
        }
        await().until(() -> live.size() == 0);
    }

    @Test
    void refusesACursorThatIsNone() {
        Someone wang = people.someone();
        for (String cursor : List.of("nonsense", Ids.toOpaque(Long.MAX_VALUE))) {
            assertThat(TestClient.code(client.as(wang).first(DOCUMENT, Map.of("after", cursor))))
                    .isEqualTo("BAD_REQUEST");
        }
    }

    static void subscribe(SocketClient socket, String id, String after) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("after", after);
        socket.subscribe(id, Map.of("query", DOCUMENT, "variables", variables));
    }

    static JsonNode told(SocketClient socket) {
        JsonNode payload = Objects.requireNonNull(socket.await("next")).path("payload");
        assertThat(payload.has("errors")).as(payload.toString()).isFalse();
        return payload.at("/data/messageReceived");
    }
}
