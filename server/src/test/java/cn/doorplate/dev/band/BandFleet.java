package cn.doorplate.dev.band;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many bands and who wears them: their hearts beat faster and slower, they walk about near home, some sleep badly; and what is asked of
 * one of them happens to it. Each sends its measurements in its turn, several of a band never at once.
 */
public final class BandFleet implements AutoCloseable {

    /** Degrees of some 100 metres. */
    private static final double STROLL = 0.000_9;
    /** Degrees of some 2 kilometres. */
    private static final double AWAY = 0.018;

    private final List<Wearer> wearers = new ArrayList<>();
    private final ExecutorService threads;
    private final Random random;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean running = true;
    private int remembered;

    /**
     * A band that was given out.
     *
     * @param secret 64 hexadecimal characters
     * @param sent the number of the last message that was taken
     */
    public record Given(String serial, String secret, Location home, long sent) {

        /** Says nothing of its secret. */
        @Override
        public String toString() {
            return "Given[" + serial + "]";
        }
    }

    /** What happens to who wears a band. */
    public enum Mishap {
        /** They press the button. */
        SOS,
        /** Their heart races, and goes on racing. */
        RACING,
        /** They walk away from home. */
        WANDERING
    }

    /**
     * @param server as in {@code http://127.0.0.1:8080}
     * @param together how many send at a time
     */
    public BandFleet(String server, List<Given> bands, int together, long seed) {
        random = new Random(seed);
        bands.forEach(band -> wearers.add(
                new Wearer(new SimulatedBand(server, band.serial(), band.secret()).after(band.sent()), band.home())));
        threads = Executors.newFixedThreadPool(together, task -> {
            Thread thread = new Thread(task, "bands");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Each message tells of so many minutes before it as well, as of bands that measure every minute and send seldom. */
    public BandFleet remembering(int minutes) {
        remembered = minutes;
        return this;
    }

    public int size() {
        return wearers.size();
    }

    public void befall(int wearer, Mishap mishap) {
        wearers.get(wearer).mishap = mishap;
    }

    /** It befalls a wearer now, and is over: their band tells at once of what it measured in these minutes. */
    public void strike(int wearer, Mishap mishap, int minutes) {
        Wearer struck = wearers.get(wearer);
        threads.execute(() -> {
            synchronized (struck) {
                struck.mishap = mishap;
                count(struck.measured(random, minutes).send());
                struck.mishap = null;
            }
        });
    }

    /** How many messages were taken. */
    public int taken() {
        return taken.get();
    }

    /** How many were not, whyever. */
    public int refused() {
        return refused.get();
    }

    /** Every band sends once in that time, until it is closed. */
    public void roam(Duration every) {
        long pause = every.toNanos() / Math.max(1, wearers.size());
        threads.execute(() -> {
            for (int i = 0; running; i = (i + 1) % wearers.size()) {
                Wearer wearer = wearers.get(i);
                threads.execute(() -> send(wearer));
                LockSupport.parkNanos(pause);
            }
        });
    }

    /** Every band sends so many messages, as fast as they are taken; returns when all have. */
    public void send(int each) throws InterruptedException {
        List<java.util.concurrent.Callable<Object>> all = new ArrayList<>();
        for (Wearer wearer : wearers) {
            all.add(() -> {
                for (int i = 0; i < each; i++) {
                    send(wearer);
                }
                return wearer;
            });
        }
        threads.invokeAll(all);
    }

    private void send(Wearer wearer) {
        synchronized (wearer) {
            count(wearer.measured(random, remembered).send());
        }
    }

    private void count(int status) {
        (status == 200 ? taken : refused).incrementAndGet();
    }

    @Override
    public void close() {
        running = false;
        threads.shutdownNow();
        try {
            threads.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Wearer {

        private final SimulatedBand band;
        private final Location home;
        private int beats = 70;
        private double east;
        private double north;
        private volatile @Nullable Mishap mishap;

        private Wearer(SimulatedBand band, Location home) {
            this.band = band;
            this.home = home;
        }

        private SimulatedBand.Message measured(Random random, int remembered) {
            Mishap now = mishap;
            beats = Math.max(58, Math.min(98, beats + random.nextInt(7) - 3));
            east = Math.max(-STROLL, Math.min(STROLL, east + (random.nextDouble() - 0.5) * STROLL / 4));
            north = Math.max(-STROLL, Math.min(STROLL, north + (random.nextDouble() - 0.5) * STROLL / 4));
            double away = now == Mishap.WANDERING ? AWAY : 0;
            SimulatedBand.Message message = band.message();
            for (int minute = remembered; minute >= 0; minute--) {
                Duration ago = Duration.ofMinutes(minute);
                message.beats(ago.plusSeconds(2), now == Mishap.RACING ? 165 : beats)
                        .at(ago.plusSeconds(1), home.longitude() + east + away, home.latitude() + north);
            }
            if (now == Mishap.SOS) {
                mishap = null;
                message.sos();
            }
            return message;
        }
    }
}
