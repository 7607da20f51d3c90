package cn.doorplate.api;

import cn.doorplate.shared.Credential;
import cn.doorplate.shared.CredentialEnded;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** The sockets of this server, and whose they are: those of a session that ended are closed with it. */
@Component
class OpenSockets {

    /** As the protocol has it for a connection that may not be (or no longer be). */
    private static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");

    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    /** On threads of their own: Tomcat waits 20 s for a client that does not read, and nobody else is to wait with it. */
    private final SimpleAsyncTaskExecutor closing = new SimpleAsyncTaskExecutor("socket-close-");

    private final Map<String, WebSocketSession> sockets = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    OpenSockets() {
        closing.setDaemon(true);
    }

    void opened(WebSocketSession socket) {
        sockets.put(socket.getId(), socket);
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
                closing.execute(() -> close(id));
            }
        });
    }

    private void close(String id) {
        WebSocketSession socket = sockets.get(id);
        if (socket == null) {
            return;
        }
        try {
            socket.close(UNAUTHORIZED);
        } catch (IOException | RuntimeException e) {
            log.debug("A socket was gone before it could be closed", e);
        }
    }
}
