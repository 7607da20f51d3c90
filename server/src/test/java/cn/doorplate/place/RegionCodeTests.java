package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTests {

    private static final RegionCode JISHAN = new RegionCode(520329001005L);

    @Test
    void leadsFromTheProvinceDownToTheCommunity() {
        assertThat(JISHAN.path())
                .extracting(RegionCode::toString)
                .containsExactly("52", "5203", "520329", "520329001", "520329001005");
    }

    @Test
    void holdsItsChildrenInARangeOfNumbers() {
        RegionCode county = new RegionCode(520329);
        assertThat(county.firstBelow(RegionLevel.STREET)).isEqualTo(520329000L);
        assertThat(county.lastBelow(RegionLevel.STREET)).isEqualTo(520329999L);
        assertThat(JISHAN.value())
                .isBetween(county.firstBelow(RegionLevel.COMMUNITY), county.lastBelow(RegionLevel.COMMUNITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "520", "52032", "05", "52o3", "5203290010055", "五二", "-1", " 52"})
    void refusesWhatIsNoCode(String text) {
        assertThat(RegionCode.parse(text)).isEmpty();
    }

    @Test
    void knowsTheLevelByTheLength() {
        assertThat(JISHAN.level()).isEqualTo(RegionLevel.COMMUNITY);
        assertThat(JISHAN.parent()).contains(new RegionCode(520329001));
        assertThat(new RegionCode(52).parent()).isEmpty();
    }
}
