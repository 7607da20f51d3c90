package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.doorplate.shared.Credential;
import cn.doorplate.shared.CredentialEnded;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

class OpenSocketsTests {

    private final OpenSockets sockets = new OpenSockets();
    private final CountDownLatch reads = new CountDownLatch(1);
    private final CountDownLatch quickIsClosed = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        reads.countDown();
    }

    @Test
    void aClientThatDoesNotReadKeepsNobodyElsesSocketOpen() {
        Credential ended = new Credential("dps_ended");
        sockets.opened(socket("slow", () -> {
            reads.await();
        }));
        sockets.belongsTo("slow", ended);
        Credential endedToo = new Credential("dps_ended_too");
        sockets.opened(socket("quick", quickIsClosed::countDown));
        sockets.belongsTo("quick", endedToo);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            sockets.close(new CredentialEnded(ended.hashText()));
            sockets.close(new CredentialEnded(endedToo.hashText()));
        });

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(quickIsClosed.getCount()).isZero());
    }

    @Test
    void allAreToldToComeBackBeforeTheServerStopsAndWhoComesNowIsToldToo() {
        List<CloseStatus> told = new CopyOnWriteArrayList<>();
        sockets.opened(socket("one", told));
        sockets.opened(socket("two", told));

        sockets.stop();

        assertThat(told).containsExactly(CloseStatus.SERVICE_RESTARTED, CloseStatus.SERVICE_RESTARTED);
        sockets.opened(socket("late", told));
        await().untilAsserted(() -> assertThat(told).hasSize(3));
    }

    private interface Closing {
        void close() throws InterruptedException;
    }

    private static WebSocketSession socket(String id, List<CloseStatus> told) {
        return (WebSocketSession) Proxy.newProxyInstance(
                OpenSocketsTests.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (self, method, given) -> {
                    if (method.getName().equals("close")) {
                        told.add((CloseStatus) given[0]);
                    }
                    return method.getName().equals("getId") ? id : null;
                });
    }

    private static WebSocketSession socket(String id, Closing closing) {
        return (WebSocketSession) Proxy.newProxyInstance(
                OpenSocketsTests.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (self, method, given) -> {
                    if (method.getName().equals("close")) {
                        closing.close();
                    }
                    return method.getName().equals("getId") ? id : null;
                });
    }
}
