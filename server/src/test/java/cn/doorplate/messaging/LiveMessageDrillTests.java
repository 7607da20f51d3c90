package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A thousand people with a socket each, on one server, are told the same: from the commit until it has arrived. */
@Tag("drill")
@NullUnmarked // what is null where it must not be is a failed test
class LiveMessageDrillTests extends InboxFixture {

    private static final int SOCKETS = 1_000;
    private static final int ROUNDS = 5;
    private static final String DOCUMENT =
            "subscription { messageReceived { message { id kind title text } unread cursor } }";

    @Autowired
    private LiveMessages live;

    @Test
    void aThousandAreToldWithinASecond() {
        List<Someone> all = Stream.generate(people::someone).limit(SOCKETS).toList();
        List<Long> persons = all.stream().map(Someone::id).toList();
        List<SocketClient> sockets = new ArrayList<>();
        for (Someone someone : all) {
            SocketClient socket = SocketClient.authorized(port, someone.token());
            socket.subscribe("1", Map.of("query", DOCUMENT));
            sockets.add(socket);
        }
        sockets.forEach(socket -> socket.await("next"));
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            String text = "第" + round + "次，编号" + Ids.next();
            tellAll(persons, MessageKind.URGENT, text);
            long committed = System.nanoTime();
            List<Long> arrived =
                    sockets.stream().map(socket -> heard(socket, text)).toList();
            if (round > 0) {
                arrived.forEach(at -> millis.add(TimeUnit.NANOSECONDS.toMillis(at - committed)));
            }
        }

        List<Long> sorted = millis.stream().sorted().toList();
        long last = sorted.get(sorted.size() - 1);
        System.out.printf(
                "Push to %d sockets, %d times: median %d ms, p99 %d ms, most %d ms from commit to arrival%n",
                SOCKETS, ROUNDS, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), last);
        assertThat(last).isLessThan(1_000);
        sockets.forEach(SocketClient::close);
        await().atMost(PATIENCE).until(() -> live.size() == 0);
    }

    /** When it was received, by this machine's clock of nanoseconds. */
    private static long heard(SocketClient socket, String text) {
        SocketClient.Received received = socket.awaitReceived("next");
        assertThat(received.message()
                        .at("/payload/data/messageReceived/message/text")
                        .asString())
                .isEqualTo(text);
        return received.at();
    }
}
