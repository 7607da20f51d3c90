package cn.doorplate.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long WeChat is left alone. */
class RespiteTests {

    /** A clock of the JVM may overflow while we count. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final Respite respite = new Respite(nanoTime::get);

    @Test
    void thereIsNoneBeforeAnythingFailed() {
        assertThat(respite.isOver()).isTrue();
    }

    @Test
    void itIsOverAfterHalfAMinuteAndBeginsAnewWithTheNextFailure() {
        respite.begin();
        assertThat(respite.isOver()).isFalse();
        pass(Respite.LENGTH.toNanos() - 1);
        assertThat(respite.isOver()).isFalse();

        pass(1);
        assertThat(respite.isOver()).isTrue();

        respite.begin();
        assertThat(respite.isOver()).isFalse();
    }

    private void pass(long nanos) {
        nanoTime.addAndGet(nanos);
    }
}
