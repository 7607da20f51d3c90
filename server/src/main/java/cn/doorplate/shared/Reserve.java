package cn.doorplate.shared;

import java.util.function.Supplier;

/**
 * From which connections to the database a thread takes its own: what may not wait for everybody else has some of its own, so that a
 * server that is asked too much still keeps an alarm and passes it on.
 */
public enum Reserve {
    /** Everybody's. */
    NONE,
    /** For who raises an alarm, adds to it or answers it. */
    ALARMS,
    /** For who looks at one, which many do every few seconds: they keep nobody from raising one. */
    FOLLOWING,
    /** For what passes alarms on by itself, and brings word of them. */
    ROUNDS;

    private static final ThreadLocal<Reserve> CURRENT = ThreadLocal.withInitial(() -> NONE);

    /** Of the calling thread. */
    public static Reserve current() {
        return CURRENT.get();
    }

    /** Does it with connections of this reserve; a connection that is open already stays what it is. */
    public <T> T call(Supplier<T> work) {
        Reserve before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == NONE) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The same of what gives nothing back. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return NONE;
        });
    }
}
