package cn.doorplate.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Nothing but JDBC: sends what was recorded of requests, several at once, each thread over connections of its own. */
final class BareClient implements AutoCloseable {

    private final String url;
    private final Properties properties;
    private final ExecutorService threads;
    private final int together;
    private final List<Connection> opened = new ArrayList<>();
    private final List<Deque<Connection>> free = new ArrayList<>();

    BareClient(String url, Properties properties, int together) {
        this.url = url;
        this.properties = properties;
        this.together = together;
        this.threads = Executors.newFixedThreadPool(together);
        for (int i = 0; i < together; i++) {
            free.add(new ArrayDeque<>());
        }
    }

    /** The seconds that all of them took. */
    double send(List<List<Tape.Sent>> requests) throws Exception {
        ConcurrentLinkedQueue<List<Tape.Sent>> left = new ConcurrentLinkedQueue<>(requests);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            Deque<Connection> own = free.get(i);
            running.add(threads.submit(() -> {
                for (List<Tape.Sent> next = left.poll(); next != null; next = left.poll()) {
                    send(next, own);
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void send(List<Tape.Sent> request, Deque<Connection> own) throws SQLException {
        Map<String, Connection> inUse = new HashMap<>();
        for (Tape.Sent sent : request) {
            if (sent instanceof Tape.Turn turn && turn.isReturn()) {
                Connection back = inUse.remove(turn.connection());
                if (back != null) {
                    own.push(back);
                }
                continue;
            }
            Connection connection = inUse.get(sent.connection());
            if (connection == null) {
                connection = own.isEmpty() ? open() : own.pop();
                inUse.put(sent.connection(), connection);
            }
            if (sent instanceof Tape.Query query) {
                query.to(connection);
            } else if (sent instanceof Tape.Turn turn) {
                turn.to(connection);
            }
        }
        inUse.values().forEach(own::push);
    }

    private synchronized Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        opened.add(connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : opened) {
            connection.close();
        }
    }
}
