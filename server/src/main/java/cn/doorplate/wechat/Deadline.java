package cn.doorplate.wechat;

import java.time.Duration;

/** The moment by which an answer is due, whatever had to be asked for it. */
record Deadline(long nanoTime) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Nanoseconds; zero when it has passed. */
    long left() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean hasPassed() {
        return left() == 0;
    }
}
