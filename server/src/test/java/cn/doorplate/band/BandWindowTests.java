package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.band.BandWindow.Standing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How a band counts, and loses count. */
class BandWindowTests {

    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    @Test
    void goesOnAfterALongGap() {
        BandWindow window = BandWindow.NOTHING.with(3, ONE).with(1_000_000_000_000L, ONE);

        assertThat(window.highest()).isEqualTo(1_000_000_000_000L);
        assertThat(window.of(999_999_999_999L, ONE)).isEqualTo(Standing.NEW);
        assertThat(window.of(1_000_000_000_000L, ONE)).isEqualTo(Standing.TAKEN);
        assertThat(window.of(3, ONE)).isEqualTo(Standing.PASSED);
    }

    @Test
    void aYoungBandThatWasResetIsNotTakenForOneThatSendsAgain() {
        BandWindow window = BandWindow.NOTHING.with(1, ONE).with(2, ONE);

        assertThat(window.of(1, ONE)).isEqualTo(Standing.TAKEN);
        assertThat(window.of(1, OTHER)).isEqualTo(Standing.PASSED);
    }
}
