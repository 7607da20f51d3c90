package cn.doorplate.messaging;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** People of each test's own, and ways to tell them something. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class InboxFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Messages messages;

    @Autowired
    MessageLog log;

    @Autowired
    Statements statements;

    @LocalServerPort
    int port;

    TestPeople people;
    TestClient client;

    @BeforeEach
    void meet() {
        people = new TestPeople(jdbc, paths, keys);
        client = TestClient.of(port);
    }

    static Outgoing saying(String text) {
        return about(null, MessageKind.HOUSEHOLD, text);
    }

    static Outgoing about(Long subject, MessageKind kind, String text) {
        return new Outgoing(kind, "test:" + Ids.next(), "测试", text, subject, null);
    }

    void tell(Someone someone, Outgoing... all) {
        transactions.executeWithoutResult(status -> List.of(all).forEach(each -> messages.send(someone.id(), each)));
    }

    /** Tells all of them the same, as a broadcast does. Returns the text's id. */
    long tellAll(List<Long> persons, MessageKind kind, String text) {
        long id = Ids.next();
        jdbc.update("insert into message_text (id, title, body) values (?, '通知', ?)", id, text);
        transactions.executeWithoutResult(status -> log.write(persons.stream()
                .map(person ->
                        new NewMessage(person, kind, "text:" + id, id, null, null, Outgoing.NOWHERE.value(), null))
                .toList()));
        return id;
    }

    List<String> texts(Someone someone) {
        return client.as(someone)
                .field("{ me { inbox { messages(first: 100) { nodes { text } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(node -> node.path("text").asString())
                .toList();
    }

    JsonNode inbox(Someone someone, String fields) {
        return client.as(someone)
                .field("{ me { inbox { " + fields + " } } }", Map.of())
                .path("inbox");
    }

    int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }
}
