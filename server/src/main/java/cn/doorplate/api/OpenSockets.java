package cn.doorplate.api;

import cn.doorplate.shared.Credential;
import cn.doorplate.shared.CredentialEnded;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * The sockets of this server, and whose they are: those of a session that ended are closed with it, and all of them before the server
 * stops, as "service restart" (RFC 6455's registry, 1012), on which clients connect anew, to another server.
 */
@Component
class OpenSockets implements SmartLifecycle {

    /** As the protocol has it for a connection that may not be (or no longer be). */
    private static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");

    /** For all of them to be told; who does not read by then is cut off with the server. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    /** On threads of their own: Tomcat waits 20 s for a client that does not read, and nobody else is to wait with it. */
    private final SimpleAsyncTaskExecutor closing = new SimpleAsyncTaskExecutor("socket-close-");

    private final Map<String, WebSocketSession> sockets = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    private volatile boolean running = true;

    OpenSockets() {
        closing.setDaemon(true);
    }

    void opened(WebSocketSession socket) {
        sockets.put(socket.getId(), socket);
        if (!running) {
            closing.execute(() -> close(socket.getId(), CloseStatus.SERVICE_RESTARTED));
        }
    }

    void closed(String id) {
        sockets.remove(id);
        owners.remove(id);
    }

    void belongsTo(String id, Credential credential) {
        owners.put(id, credential.hashText());
        if (!sockets.containsKey(id)) {
            owners.remove(id);
        }
    }

    @EventListener
    void close(CredentialEnded ended) {
        owners.forEach((id, owner) -> {
            if (owner.equals(ended.hash())) {
                closing.execute(() -> close(id, UNAUTHORIZED));
            }
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server takes no more requests: it waits for those that are under way, and a socket would be one without end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        CompletableFuture<?>[] told = sockets.keySet().stream()
                .map(id -> CompletableFuture.runAsync(() -> close(id, CloseStatus.SERVICE_RESTARTED), closing))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(told).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.info("Some sockets were not closed in time; they break off with the server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(String id, CloseStatus why) {
        WebSocketSession socket = sockets.get(id);
        if (socket == null) {
            return;
        }
        try {
            socket.close(why);
        } catch (IOException | RuntimeException e) {
            log.debug("A socket was gone before it could be closed", e);
        }
    }
}
