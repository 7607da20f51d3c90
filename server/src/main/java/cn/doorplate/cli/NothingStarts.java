package cn.doorplate.cli;

import org.springframework.context.LifecycleProcessor;

/** Leaves asleep what a server starts with itself and runs until it ends: writers in the background, listeners, schedules. */
final class NothingStarts implements LifecycleProcessor {

    static final String BEAN = "lifecycleProcessor";

    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return false;
    }
}
