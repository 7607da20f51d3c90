package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The inbox as its person reads it: counts, pages, what came since, and marks. */
@NullUnmarked // what is null where it must not be is a failed test
class InboxTests extends InboxFixture {

    private static final String READ = """
            mutation Read($messages: [ID!]!) {
              messageRead(input: {messages: $messages}) { inbox { unread } userErrors { field code message } }
            }
            """;
    private static final String READ_ALL = """
            mutation ReadAll($cursor: String!, $kind: MessageKind) {
              messagesReadAll(input: {cursor: $cursor, kind: $kind}) {
                inbox { unread unreadByKind { kind count } }
                userErrors { field code message }
              }
            }
            """;
    private static final String WHOLE = """
            unread
            unreadByKind { kind count }
            cursor
            messages { nodes { id kind title text subject sentAt readAt withdrawnReason } pageInfo { hasNextPage endCursor } }
            """;

    @Test
    void showsWhatOneWasToldTheNewestFirst() {
        Someone wang = people.someone();
        long subject = Ids.next();
        tell(wang, about(subject, MessageKind.NOTICE, "第一条"));
        tell(wang, saying("第二条"));

        JsonNode inbox = inbox(wang, WHOLE);

        assertThat(inbox.path("unread").asInt()).isEqualTo(2);
        JsonNode newest = inbox.at("/messages/nodes/0");
        assertThat(newest.path("text").asString()).isEqualTo("第二条");
        assertThat(newest.path("title").asString()).isEqualTo("测试");
        assertThat(newest.path("kind").asString()).isEqualTo("HOUSEHOLD");
        assertThat(newest.path("readAt").isNull()).isTrue();
        assertThat(Instant.parse(newest.path("sentAt").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(inbox.at("/messages/nodes/1/subject").asString()).isEqualTo(Ids.toOpaque(subject));
        assertThat(inbox.at("/messages/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void nobodySeesAnothersMessagesOrMarksThem() {
        Someone wang = people.someone();
        Someone li = inTheSameLaneAs(wang);
        tell(wang, saying("给王英"));
        String id = inbox(wang, WHOLE).at("/messages/nodes/0/id").asString();

        client.as(li).field(READ, Map.of("messages", List.of(id)));

        assertThat(texts(li)).isEmpty();
        assertThat(inbox(wang, "unread").path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void countsAHundredAtMost() {
        Someone wang = people.someone();
        transactions.executeWithoutResult(status -> IntStream.range(0, 130).forEach(i -> {
            messages.send(wang.id(), saying("很多"));
            if (i < 3) {
                messages.send(wang.id(), about(null, MessageKind.ROLE, "几条"));
            }
        }));

        JsonNode inbox = inbox(wang, "unread unreadByKind { kind count }");

        assertThat(inbox.path("unread").asInt()).isEqualTo(100);
        assertThat(inbox.path("unreadByKind").toString())
                .isEqualTo("[{\"kind\":\"HOUSEHOLD\",\"count\":100},{\"kind\":\"ROLE\",\"count\":3}]");
    }

    @Test
    void goesThroughThePagesOfAKindWithoutGapOrDouble() {
        Someone wang = people.someone();
        for (int i = 0; i < 23; i++) {
            tell(wang, about(null, MessageKind.NOTICE, "通知" + i), saying("别的" + i));
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = inbox(
                            wang,
                            "messages(kind: NOTICE, first: 10" + (after == null ? "" : ", after: \"" + after + "\"")
                                    + ") { nodes { text } pageInfo { hasNextPage endCursor } }")
                    .path("messages");
            page.path("nodes").forEach(node -> seen.add(node.path("text").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
            tell(wang, about(null, MessageKind.NOTICE, "翻页时来的"));
        } while (after != null);

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.iterate(22, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> "通知" + i)
                        .toList());
    }

    @Test
    void tellsAllThatCameBehindACursorTheOldestFirst() {
        Someone wang = people.someone();
        tell(wang, saying("之前"));
        String cursor = inbox(wang, "cursor").path("cursor").asString();
        for (int i = 0; i < 7; i++) {
            tell(wang, saying("之后" + i));
        }
        List<String> seen = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = inbox(wang, "since(cursor: \"" + cursor + "\", first: 3) { messages { text } cursor more }")
                    .path("since");
            page.path("messages").forEach(node -> seen.add(node.path("text").asString()));
            cursor = page.path("cursor").asString();
            more = page.path("more").asBoolean();
        }

        assertThat(seen).containsExactly("之后0", "之后1", "之后2", "之后3", "之后4", "之后5", "之后6");
        assertThat(inbox(wang, "since(cursor: \"" + cursor + "\") { messages { text } more }")
                        .at("/since/messages"))
                .isEmpty();
    }

    @Test
    void aCursorLeavesNothingOutWhileManySend() {
        Someone wang = people.someone();
        int senders = 6;
        int each = 15;
        List<CompletableFuture<Void>> sending = IntStream.range(0, senders)
                .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < each; i++) {
                        tell(wang, saying(sender + "/" + i));
                    }
                }))
                .toList();
        List<String> seen = new ArrayList<>();
        String cursor = Ids.toOpaque(0);
        boolean over = false;
        while (!over) {
            boolean lastRound = sending.stream().allMatch(CompletableFuture::isDone);
            JsonNode page = inbox(wang, "since(cursor: \"" + cursor + "\", first: 5) { messages { text } cursor more }")
                    .path("since");
            page.path("messages").forEach(node -> seen.add(node.path("text").asString()));
            cursor = page.path("cursor").asString();
            over = lastRound && !page.path("more").asBoolean();
        }

        assertThat(seen).hasSize(senders * each).doesNotHaveDuplicates();
        for (int sender = 0; sender < senders; sender++) {
            String prefix = sender + "/";
            assertThat(seen.stream().filter(text -> text.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void marksWhatWasReadAndNothingElse() {
        Someone wang = people.someone();
        tell(wang, saying("一"), saying("二"), saying("三"));
        List<String> ids = inbox(wang, WHOLE)
                .at("/messages/nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();

        JsonNode read = client.as(wang)
                .field(READ, Map.of("messages", List.of(ids.get(0), ids.get(2), Ids.toOpaque(4_000_000_000L))));
        JsonNode again = client.as(wang).field(READ, Map.of("messages", List.of(ids.get(0))));

        assertThat(read.at("/inbox/unread").asInt()).isEqualTo(1);
        assertThat(again.at("/inbox/unread").asInt()).isEqualTo(1);
        assertThat(inbox(wang, WHOLE).at("/messages/nodes/1/readAt").isNull()).isTrue();
        assertThat(inbox(wang, WHOLE).at("/messages/nodes/2/readAt").isNull()).isFalse();
    }

    @Test
    void refusesToMarkWhatIsNoMessage() {
        Someone wang = people.someone();

        JsonNode none = client.as(wang).field(READ, Map.of("messages", List.of("not an id")));

        assertThat(none.at("/userErrors/0/code").asString()).isEqualTo("INVALID");
        assertThat(none.at("/userErrors/0/field").asString()).isEqualTo("messages");
        assertThat(none.at("/userErrors/0/message").asString()).contains("请");
    }

    @Test
    void marksAllUpToTheCursorAndWhatCameLaterStaysUnread() {
        Someone wang = people.someone();
        transactions.executeWithoutResult(
                status -> IntStream.range(0, 1_100).forEach(i -> messages.send(wang.id(), saying("旧的"))));
        tell(wang, about(null, MessageKind.ROLE, "任职"));
        String cursor = inbox(wang, "cursor").path("cursor").asString();
        tell(wang, saying("没看到的"));

        JsonNode ofKind = client.as(wang).field(READ_ALL, Map.of("cursor", cursor, "kind", "HOUSEHOLD"));
        assertThat(ofKind.at("/inbox/unread").asInt()).isEqualTo(2);
        JsonNode all = client.as(wang).field(READ_ALL, Map.of("cursor", cursor));

        assertThat(all.at("/inbox/unreadByKind").toString()).isEqualTo("[{\"kind\":\"HOUSEHOLD\",\"count\":1}]");
    }

    @Test
    void refusesACursorThatTheInboxHasNotComeTo() {
        Someone wang = people.someone();
        tell(wang, saying("一条"));

        for (String cursor : List.of("nonsense", Ids.toOpaque(Long.MAX_VALUE), Ids.toOpaque(-1))) {
            JsonNode declined = client.as(wang).field(READ_ALL, Map.of("cursor", cursor));
            assertThat(declined.at("/userErrors/0/code").asString()).isEqualTo("INVALID");
            assertThat(TestClient.code(
                            client.as(wang).ask("{ me { inbox { since(cursor: \"" + cursor + "\") { more } } } }")))
                    .isEqualTo("BAD_REQUEST");
        }
        assertThat(TestClient.code(client.as(wang).ask("{ me { inbox { messages(first: 101) { nodes { id } } } } }")))
                .isEqualTo("BAD_REQUEST");
        assertThat(inbox(wang, "unread").path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void manyPhonesOfOnePersonMarkAtTheSameMoment() {
        Someone wang = people.someone();
        transactions.executeWithoutResult(
                status -> IntStream.range(0, 90).forEach(i -> messages.send(wang.id(), saying("一起读"))));
        JsonNode inbox = inbox(wang, "cursor messages(first: 100) { nodes { id } }");
        List<String> ids = inbox.at("/messages/nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
        String cursor = inbox.path("cursor").asString();

        List<CompletableFuture<JsonNode>> marking = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 2 == 0
                        ? client.as(wang).field(READ, Map.of("messages", ids))
                        : client.as(wang).field(READ_ALL, Map.of("cursor", cursor))))
                .toList();

        assertThat(marking)
                .allSatisfy(done -> assertThat(done.join().path("userErrors")).isEmpty());
        assertThat(inbox(wang, "unread").path("unread").asInt()).isZero();
    }

    @Test
    void showsInEveryInboxAtOnceThatATextWasWithdrawn() {
        Someone wang = people.someone();
        Someone li = people.someone();
        long text = tellAll(List.of(wang.id(), li.id()), MessageKind.NOTICE, "今晚停水");
        assertThat(inbox(wang, WHOLE).at("/messages/nodes/0/withdrawnReason").isNull())
                .isTrue();

        jdbc.update(
                "update message_text set withdrawn_reason = '时间有误', withdrawn_at = utc_timestamp(3) where id = ?",
                text);

        for (Someone someone : List.of(wang, li)) {
            assertThat(inbox(someone, WHOLE)
                            .at("/messages/nodes/0/withdrawnReason")
                            .asString())
                    .isEqualTo("时间有误");
        }
    }

    @Test
    void asksTheDatabaseNoMoreForManyMessagesThanForOne() {
        Someone few = people.someone();
        Someone many = people.someone();
        tell(few, saying("一条"));
        transactions.executeWithoutResult(
                status -> IntStream.range(0, 100).forEach(i -> messages.send(many.id(), saying("许多"))));
        tellAll(List.of(many.id()), MessageKind.NOTICE, "通知");
        inbox(few, WHOLE);
        inbox(many, WHOLE);

        List<String> ofFew = statements.during(() -> inbox(few, WHOLE.replace("messages {", "messages(first: 100) {")));
        List<String> ofMany =
                statements.during(() -> inbox(many, WHOLE.replace("messages {", "messages(first: 100) {")));

        assertThat(ofMany).hasSameSizeAs(ofFew);
        assertThat(ofMany.stream().filter(sql -> sql.contains("message")))
                .as("the lane's number, two counts, and a page")
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void removesTheOldestWhenTheirTimeIsOver() {
        Someone wang = people.someone();
        tell(wang, saying("很旧"), saying("旧"));
        tell(wang, saying("新"));
        jdbc.update("update message set created_at = '2020-01-01' where person_id = ? order by seq limit 2", wang.id());
        // In the test's database lanes hold other tests' messages before these, some a hundred thousand.
        jdbc.update(
                "delete from message where lane = ? and seq < (select * from"
                        + " (select min(seq) from message where person_id = ?) as first)",
                Lanes.of(wang.id()),
                wang.id());
        MessageRetention retention = new MessageRetention(jdbc);

        Instant limit = Instant.parse("2021-01-01T00:00:00Z");
        int removed = 0;
        for (int part = retention.removeBefore(limit, 3); part > 0; part = retention.removeBefore(limit, 3)) {
            assertThat(part).isLessThanOrEqualTo(3);
            removed += part;
        }

        assertThat(removed).isGreaterThanOrEqualTo(2);
        assertThat(texts(wang)).containsExactly("新");
    }

    private Someone inTheSameLaneAs(Someone other) {
        Someone someone = people.someone();
        while (Lanes.of(someone.id()) != Lanes.of(other.id())) {
            someone = people.someone();
        }
        return someone;
    }
}
