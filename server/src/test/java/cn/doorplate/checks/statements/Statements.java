package cn.doorplate.checks.statements;

import cn.doorplate.shared.Clockwork;
import cn.doorplate.shared.DatabaseClock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What a test sends to the database, so that it can say how much that may be:
 * {@code assertThat(statements.during(() -> …)).hasSizeLessThanOrEqualTo(3)} lists the SQL when it is more. A batch counts
 * once; what {@link DatabaseClock} asks every ten seconds, of whoever comes by then, is no part of any work. Safe for use by many
 * threads.
 */
public final class Statements {

    private final List<Recording> recordings;
    private final Predicate<String> background;

    Statements() {
        this(new CopyOnWriteArrayList<>(), Statements::isScheduled);
    }

    private Statements(List<Recording> recordings, Predicate<String> background) {
        this.recordings = recordings;
        this.background = background;
    }

    /** The same, without what threads of that name's beginning send: for a module's own background work. */
    public Statements withoutThreads(String prefix) {
        return new Statements(recordings, background.or(thread -> thread.startsWith(prefix)));
    }

    /** The SQL that any thread but background ones sends while {@code work} runs: for calls over HTTP. */
    public List<String> during(Work work) {
        return record(background.negate(), work);
    }

    /** The SQL that the calling thread sends. */
    public List<String> ofThisThreadDuring(Work work) {
        return record(Thread.currentThread().getName()::equals, work);
    }

    void sent(String thread, String sql) {
        if (sql.equals(DatabaseClock.QUESTION)) {
            return;
        }
        for (Recording recording : recordings) {
            if (recording.threads().test(thread)) {
                recording.sql().add(sql.strip().replaceAll("\\s+", " "));
            }
        }
    }

    /** Work in the background goes on while a test runs, and is no part of what it asks. */
    private static boolean isScheduled(String thread) {
        return thread.startsWith("scheduling-") || thread.startsWith(Clockwork.THREADS);
    }

    private List<String> record(Predicate<String> threads, Work work) {
        Recording recording = new Recording(threads, new ConcurrentLinkedQueue<>());
        recordings.add(recording);
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the work that was to be counted failed", e);
        } finally {
            recordings.remove(recording);
        }
        return List.copyOf(recording.sql());
    }

    /** What is done while statements are counted. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Compared by identity of the queue: two recordings at once are two. */
    private record Recording(Predicate<String> threads, Queue<String> sql) {}
}
