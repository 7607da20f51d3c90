package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretsTests {

    private static final byte[] DATA = {1, 2, 3};

    private final Secrets first = TestSecrets.of("MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=", "");
    private final Secrets renewed = TestSecrets.of(
            "MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjI=", "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=");
    private final Secrets replaced = TestSecrets.of("MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjI=", "");

    @Test
    void whatIsKeptForYearsStaysAsItIsWhenTheSecretIsRenewed() {
        assertThat(renewed.lasting("history", DATA)).isEqualTo(first.lasting("history", DATA));
        assertThat(renewed.open("band", first.seal("band", DATA))).isEqualTo(DATA);
    }

    @Test
    void whatIsShownForAWhileEndsWithTheOldSecret() {
        assertThat(renewed.hash("link", DATA)).isNotEqualTo(first.hash("link", DATA));
    }

    @Test
    void withoutTheFirstSecretNothingOldOpens() {
        assertThat(replaced.lasting("history", DATA)).isNotEqualTo(first.lasting("history", DATA));
        byte[] sealed = first.seal("band", DATA);
        assertThatIllegalStateException().isThrownBy(() -> replaced.open("band", sealed));
    }
}
