package cn.doorplate.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * What a module does by itself while a server runs, each thing in a {@link Clockwork} of its own: begins when all is there,
 * ends before what it works on is taken down. A bean of this type is all that a module needs; commands start none, nor does a
 * server with {@code doorplate.jobs=false}: a copy that is looked at must send nobody an SMS.
 */
public final class Jobs implements SmartLifecycle, EnvironmentAware {

    private final List<Supplier<Clockwork>> jobs = new ArrayList<>();
    private final List<Clockwork> running = new ArrayList<>();
    private Runnable last = () -> {};
    private int phase = DEFAULT_PHASE;
    private boolean wanted = true;

    /** One thing more, after each pause. */
    public Jobs every(Duration pause, String name, Runnable work) {
        jobs.add(() -> new Clockwork(name, pause, work));
        return this;
    }

    /** The same of what alarms cannot do without: with connections that no other work takes. */
    public Jobs everyReserved(Duration pause, String name, Runnable work) {
        return every(pause, name, () -> Reserve.ROUNDS.run(work));
    }

    /** Once more, at the very end, when nobody asks this server any longer. */
    public Jobs atTheEnd(Runnable work) {
        last = work;
        phase = 0;
        return this;
    }

    @Override
    public void setEnvironment(Environment environment) {
        wanted = environment.getProperty("doorplate.jobs", Boolean.class, true);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    @Override
    public synchronized void start() {
        jobs.forEach(job -> running.add(job.get()));
    }

    @Override
    public synchronized void stop() {
        if (isRunning()) {
            running.forEach(Clockwork::close);
            running.clear();
            last.run();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
