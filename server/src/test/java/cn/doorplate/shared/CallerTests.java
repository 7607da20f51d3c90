package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTests {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,203.0.113.7",
        "2001:db8:1:2::1,20010db800010002",
        "2001:DB8:1:2:ffff::1,20010db800010002",
        "2001:db8:1:3::1,20010db800010003",
        "::ffff:203.0.113.7,203.0.113.7",
        "inside,inside",
        "fe:no address,fe:no address"
    })
    void countsAnIpv6NetworkAsOneCaller(String address, String network) {
        assertThat(new Caller(address).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.17.0.1", "192.168.1.1", "::1", "fd00::1", "fe80::1"})
    void knowsWhatIsNotOfTheInternet(String address) {
        assertThat(new Caller(address).isInternal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "172.32.0.1", "2001:db8::1", "inside", "localhost", "999.1.1.1", "10.1.2"})
    void takesTheRestForTheInternetAndAsksNoNameServer(String address) {
        assertThat(new Caller(address).isInternal()).isFalse();
    }

    @Test
    void takesADeviceAsItIsGivenIfItIsWellFormed() {
        assertThat(Caller.device("Aa_-012345678901")).isEqualTo("Aa_-012345678901");
        assertThat(Caller.device("x".repeat(64))).hasSize(64);
    }

    @Test
    void takesNoOtherDevice() {
        assertThat(Caller.device("x".repeat(65))).isNull();
        assertThat(Caller.device("x".repeat(15))).isNull();
        assertThat(Caller.device("0123456789abcdef\n")).isNull();
        assertThat(Caller.device("0123456789 abcdef")).isNull();
        assertThat(Caller.device(null)).isNull();
        assertThat(Caller.device(1234567890123456L)).isNull();
    }
}
