package cn.doorplate.wechat;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Leaves WeChat alone for a while after it failed, so that nobody waits for what cannot come. */
public final class Respite {

    static final Duration LENGTH = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private volatile long end;

    public Respite() {
        this(System::nanoTime);
    }

    Respite(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong();
    }

    /** It begins, or begins anew. */
    public void begin() {
        end = nanoTime.getAsLong() + LENGTH.toNanos();
    }

    public boolean isOver() {
        return nanoTime.getAsLong() - end >= 0;
    }
}
