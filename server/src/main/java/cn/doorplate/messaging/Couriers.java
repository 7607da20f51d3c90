package cn.doorplate.messaging;

import cn.doorplate.shared.Clockwork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The threads of all senders of this server, which wait for providers most of their time: each channel has its own, so that one
 * whose provider hangs holds up no other.
 */
@Component
class Couriers implements DisposableBean {

    private static final int THREADS = 16;

    private final AtomicInteger number = new AtomicInteger();
    private final Map<DeliveryChannel, ExecutorService> threads = new EnumMap<>(DeliveryChannel.class);

    Couriers() {
        for (DeliveryChannel channel : DeliveryChannel.values()) {
            threads.put(channel, Executors.newFixedThreadPool(THREADS, this::thread));
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, Clockwork.THREADS + "courier-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Does them side by side, and comes back when all are done; what one of them threw is thrown then. */
    void all(DeliveryChannel channel, List<Runnable> errands) {
        ExecutorService ours = Objects.requireNonNull(threads.get(channel));
        CompletableFuture.allOf(errands.stream()
                        .map(errand -> CompletableFuture.runAsync(errand, ours))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void destroy() {
        threads.values().forEach(ExecutorService::shutdown);
    }
}
