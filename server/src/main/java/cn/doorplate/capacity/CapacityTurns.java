package cn.doorplate.capacity;

import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Lets one transaction of a pool run at a time on this server, for the pool's lock lets but one go on anyway. Who comes meanwhile is
 * served together by the next one, in the order in which they came. So a stampede for one pool leaves the database's connections to
 * the others, and costs the fewer statements a person the bigger it is.
 *
 * @param <A> what somebody asks for
 * @param <R> what they get
 */
public final class CapacityTurns<A, R extends @Nullable Object> {

    /** How many are served together at most: so long a transaction may hold the lock. */
    static final int MOST = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MessageSource messages;
    private final Work<A, R> work;
    private final Map<Long, Line> lines = new ConcurrentHashMap<>();

    public CapacityTurns(MessageSource messages, Work<A, R> work) {
        this.messages = messages;
        this.work = work;
    }

    /** What is done for several, in the thread of one of them. */
    @FunctionalInterface
    public interface Work<A, R extends @Nullable Object> {

        /** @param asked in the order in which they came; whoever is not answered is told that it was too busy */
        void serve(List<A> asked, Answers<R> answers);
    }

    /** What those get who are served together. */
    public static final class Answers<R extends @Nullable Object> {

        private final List<Consumer<Supplier<R>>> people;
        private final long began;

        private Answers(List<Consumer<Supplier<R>>> people, long began) {
            this.people = people;
            this.began = began;
        }

        /** Tells them at once, while others are still served. The first answer holds. */
        public void give(int which, Supplier<R> answer) {
            people.get(which).accept(answer);
        }

        /** Whether it has taken so long that whoever is not yet served is better told to come again. */
        public boolean late() {
            return System.nanoTime() - began > PATIENCE.toNanos();
        }

        /** Those from that one on. */
        public Answers<R> from(int first) {
            return new Answers<>(people.subList(first, people.size()), began);
        }

        private void rest(Supplier<R> answer) {
            people.forEach(it -> it.accept(answer));
        }
    }

    /**
     * Has it done when it is their turn.
     *
     * @throws Unavailable when they were not served within a few seconds; then nothing was done. Also when the thread is interrupted:
     *     then it may be done all the same
     */
    public R take(long pool, A asked) {
        Person person = new Person(asked);
        Line line = Objects.requireNonNull(
                lines.compute(pool, (id, known) -> (known == null ? new Line() : known).joined(person)));
        try {
            if (line.serves(person) || awaits(line, person)) {
                serve(line, person);
            }
            return person.gets();
        } finally {
            lines.computeIfPresent(pool, (id, known) -> known.left() ? null : known);
        }
    }

    /** How many are served or wait for it, by pool; of a pool that nobody asks for nothing is kept. */
    public Map<Long, Integer> people() {
        return lines.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().people()));
    }

    /** Whether they are to serve; else they were served. */
    private boolean awaits(Line line, Person person) {
        Bulkhead.leave();
        try {
            if (!person.called.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (line.gaveUp(person)) {
                    throw busy(null);
                }
                person.called.await();
            }
            return person.serves;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line.gone(person);
            throw busy(e);
        }
    }

    private void serve(Line line, Person person) {
        List<Person> together = line.with(person);
        Answers<R> answers = new Answers<>(
                together.stream().<Consumer<Supplier<R>>>map(it -> it::answer).toList(), System.nanoTime());
        try {
            work.serve(together.stream().map(it -> it.asked).toList(), answers);
            answers.rest(() -> {
                throw busy(null);
            });
        } catch (RuntimeException | Error e) {
            answers.rest(() -> {
                throw e;
            });
        } finally {
            line.next();
        }
    }

    private Unavailable busy(@Nullable Exception cause) {
        return new Unavailable(messages.getMessage("once.busy", null, Locale.SIMPLIFIED_CHINESE), cause);
    }

    /** Who asks. They are called when they were served, or are to serve. */
    private final class Person {

        private final A asked;
        private final CountDownLatch called = new CountDownLatch(1);
        private volatile boolean serves;
        private volatile @Nullable Supplier<R> answer;

        Person(A asked) {
            this.asked = asked;
        }

        void answer(Supplier<R> with) {
            if (answer == null) {
                answer = with;
                called.countDown();
            }
        }

        R gets() {
            return Objects.requireNonNull(answer).get();
        }
    }

    /** Those who ask for one pool. */
    private final class Line {

        /** Neither served, nor to serve. */
        private final Deque<Person> waiting = new ArrayDeque<>();

        private int people;
        private boolean serving;

        synchronized Line joined(Person person) {
            people++;
            waiting.add(person);
            return this;
        }

        /** Whether nobody is left here. */
        synchronized boolean left() {
            people--;
            return people == 0;
        }

        synchronized int people() {
            return people;
        }

        /** Whether somebody who has just come is to serve; not before others. */
        synchronized boolean serves(Person person) {
            if (!serving && waiting.peek() == person) {
                next();
            }
            return person.serves;
        }

        /** The first who waits serves now. */
        synchronized void next() {
            Person next = waiting.poll();
            serving = next != null;
            if (next != null) {
                next.serves = true;
                next.called.countDown();
            }
        }

        /** Somebody and those who wait. */
        synchronized List<Person> with(Person person) {
            List<Person> together = new ArrayList<>(List.of(person));
            while (!waiting.isEmpty() && together.size() < MOST) {
                together.add(waiting.remove());
            }
            return together;
        }

        /** False if it is too late: they are being served, or are to serve. */
        synchronized boolean gaveUp(Person person) {
            return waiting.remove(person);
        }

        /** Whatever they were called for. */
        synchronized void gone(Person person) {
            if (!waiting.remove(person) && person.serves) {
                next();
            }
        }
    }
}
