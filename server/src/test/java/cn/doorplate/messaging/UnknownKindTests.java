package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.Mockito.mock;

import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.Export;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * While servers are replaced one after another, newer ones write messages of kinds that this one does not know: it goes on with
 * all others. How it leaves the deciding to them is in {@link OutboundTests}.
 */
@NullUnmarked // what is null where it must not be is a failed test
class UnknownKindTests extends InboxFixture {

    private static final String UNKNOWN = "TOMORROW";

    @Autowired
    private OwnMessages own;

    /** The lanes go on for the tests that come after, as when the last server was replaced. */
    @AfterEach
    void know() {
        jdbc.update("update message set kind = 'ROLE' where kind = ?", UNKNOWN);
    }

    @Test
    void pagesShowAllThatIsKnownAndAreAsLongAsTheySay() {
        Someone wang = people.someone();
        for (int i = 0; i < 5; i++) {
            tell(wang, saying("第" + i));
            tellOfTomorrow(wang, "明天的");
        }

        JsonNode first = inbox(wang, "messages(first: 3) { nodes { text } pageInfo { hasNextPage endCursor } }")
                .path("messages");
        String after = first.at("/pageInfo/endCursor").asString();
        JsonNode second = inbox(
                        wang,
                        "messages(first: 3, after: \"" + after + "\") { nodes { text } pageInfo { hasNextPage } }")
                .path("messages");

        assertThat(first.path("nodes").toString()).isEqualTo("[{\"text\":\"第4\"},{\"text\":\"第3\"},{\"text\":\"第2\"}]");
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(second.path("nodes").toString()).isEqualTo("[{\"text\":\"第1\"},{\"text\":\"第0\"}]");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void whatCameSinceIsTheKnownAndTheCursorPassesTheOthers() {
        Someone wang = people.someone();
        String cursor = inbox(wang, "cursor").path("cursor").asString();
        tell(wang, saying("之前"));
        tellOfTomorrow(wang, "明天的");
        tell(wang, saying("之后"));
        tellOfTomorrow(wang, "最后一条也是明天的");

        JsonNode since = inbox(wang, "since(cursor: \"" + cursor + "\") { messages { text } cursor more }")
                .path("since");

        assertThat(since.path("messages").toString()).isEqualTo("[{\"text\":\"之前\"},{\"text\":\"之后\"}]");
        assertThat(since.path("more").asBoolean()).isFalse();
        assertThat(since.path("cursor").asString())
                .isEqualTo(inbox(wang, "cursor").path("cursor").asString());
    }

    @Test
    void onlyWhatOneCanSeeIsCountedAndMarkedAsRead() {
        Someone wang = people.someone();
        tell(wang, saying("看得见"));
        tellOfTomorrow(wang, "明天的");

        JsonNode stand = inbox(wang, "unread unreadByKind { kind count } cursor");
        client.as(wang)
                .field(
                        "mutation($cursor: String!) { messagesReadAll(input: {cursor: $cursor}) { userErrors { code } } }",
                        Map.of("cursor", stand.path("cursor").asString()));

        assertThat(stand.path("unread").asInt()).isOne();
        assertThat(stand.path("unreadByKind").toString()).isEqualTo("[{\"kind\":\"HOUSEHOLD\",\"count\":1}]");
        assertThat(inbox(wang, "unread").path("unread").asInt()).isZero();
        assertThat(count("select count(*) from message where person_id = ? and read_at is null", wang.id()))
                .as("one who has not seen it has not read it")
                .isOne();
    }

    @Test
    void socketsAreToldOfTheOthersAndGoOnBehindIt() {
        Someone wang = people.someone();
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            LiveMessageTests.subscribe(socket, "1", null);
            LiveMessageTests.told(socket);

            tellOfTomorrow(wang, "明天的");
            tell(wang, saying("今天的"));

            JsonNode told = LiveMessageTests.told(socket);
            assertThat(told.at("/message/text").asString()).isEqualTo("今天的");
            assertThat(told.path("unread").asInt()).isOne();
        }
    }

    @Test
    void whoComesBackIsToldOfTheOthers() {
        Someone wang = people.someone();
        String cursor = inbox(wang, "cursor").path("cursor").asString();
        tellOfTomorrow(wang, "明天的");
        tell(wang, saying("今天的"));
        try (SocketClient socket = SocketClient.authorized(port, wang.token())) {
            LiveMessageTests.subscribe(socket, "1", cursor);

            assertThat(LiveMessageTests.told(socket).at("/message/text").asString())
                    .isEqualTo("今天的");
        }
    }

    @Test
    void aCopyOfOnesDataIsLeftToAServerThatCanMakeItWhole() {
        Someone wang = people.someone();
        tellOfTomorrow(wang, "明天的");

        assertThatException().isThrownBy(() -> own.export(wang.id(), mock(Export.class)));
    }

    @Test
    void settingsThatMuteAnUnknownKindMuteTheOthersStill() {
        MessageSettingRow row = new MessageSettingRow(1, true, false, UNKNOWN + ",ROLE,CASE", 1320, 420, 1);

        assertThat(row.toSettings().muted()).containsExactly(MessageKind.ROLE, MessageKind.CASE);
    }

    private void tellOfTomorrow(Someone someone, String text) {
        transactions.executeWithoutResult(status -> {
            long id = tellAll(List.of(someone.id()), MessageKind.ROLE, text);
            assertThat(jdbc.update(
                            "update message set kind = ? where person_id = ? and text_id = ?",
                            UNKNOWN,
                            someone.id(),
                            id))
                    .isOne();
        });
    }
}
