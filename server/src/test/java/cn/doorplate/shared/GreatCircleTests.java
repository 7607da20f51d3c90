package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Distances as the crow flies. */
class GreatCircleTests {

    @Test
    void aDegreeOfAMeridianAndBeijingToShanghaiAreAsFarAsTheyAre() {
        assertThat(GreatCircle.metres(new Location(107, 27), new Location(107, 28)))
                .isCloseTo(111_195, within(1.0));
        assertThat(GreatCircle.metres(new Location(116.4074, 39.9042), new Location(121.4737, 31.2304)))
                .isCloseTo(1_067_300, within(1_500.0));
    }
}
