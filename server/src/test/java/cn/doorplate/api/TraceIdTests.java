package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTests {

    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-may-come"
            })
    void takesOverAWellFormedTrace(String traceparent) {
        assertThat(TraceId.of(traceparent)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0\n"
            })
    void makesANewOneOfAnyOther(String traceparent) {
        assertThat(TraceId.of(traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }

    @Test
    void refusesTheTraceOfNothingButZeros() {
        assertThat(TraceId.of("00-00000000000000000000000000000000-b7ad6b7169203331-01"))
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void givesEachRequestItsOwn() {
        assertThat(TraceId.of(null)).hasSize(32).isNotEqualTo(TraceId.of(null));
    }
}
