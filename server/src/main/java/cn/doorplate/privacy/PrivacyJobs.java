package cn.doorplate.privacy;

import cn.doorplate.shared.Clockwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What this module does by itself while a server runs: copies, closings, and the schedule of what is kept. */
@Component
class PrivacyJobs implements SmartLifecycle {

    private final ExportWorker exports;
    private final ClosingWorker closings;
    private final Retention retention;
    private final List<Clockwork> running = new ArrayList<>();

    PrivacyJobs(ExportWorker exports, ClosingWorker closings, Retention retention) {
        this.exports = exports;
        this.closings = closings;
        this.retention = retention;
    }

    @Override
    public synchronized void start() {
        running.add(new Clockwork("privacy-exports", Duration.ofSeconds(2), exports::round));
        running.add(new Clockwork("privacy-closings", Duration.ofSeconds(30), closings::round));
        running.add(new Clockwork("privacy-retention", Duration.ofMinutes(5), retention::round));
    }

    @Override
    public synchronized void stop() {
        running.forEach(Clockwork::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
