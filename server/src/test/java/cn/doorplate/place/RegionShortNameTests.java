package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionShortNameTests {

    @ParameterizedTest
    @CsvSource({
        "积善社区居民委员会, 积善社区",
        "多福巷社区居委会, 多福巷社区",
        "王庄村委会, 王庄村",
        "王庄村村委会, 王庄村",
        "打营村村民委员会, 打营村",
        "肖村村民委员会, 肖村",
        "和平村民委员会, 和平村",
        "城关社区村民委员会, 城关社区",
        "新村委会, 新村",
        "黑竹林村, 黑竹林村",
        "冷庄居委会, 冷庄居委会",
        "二街居民委员会, 二街居委会",
        "村村民委员会, 村村民委员会",
        "村民委员会, 村民委员会",
        "居委会, 居委会",
        "菊园社区委员会, 菊园社区",
        "巴音塔拉嘎查委员会, 巴音塔拉嘎查",
        "巴音敖包嘎查村委会, 巴音敖包嘎查",
        "新华街道办事处, 新华街道",
        "庆北办事处, 庆北办事处",
        "子营街道, 子营街道",
        "白泥镇, 白泥镇",
        "市辖区, 市辖区",
        "省直辖县级行政区划, 省直辖县级行政区划",
        "余庆县, 余庆县",
        "内蒙古自治区, 内蒙古自治区",
        "团结街街道委员会, 团结街街道"
    })
    void isTheNamePeopleUse(String official, String people) {
        assertThat(RegionShortName.of(official)).isEqualTo(people);
    }

    @ParameterizedTest
    @CsvSource({
        "积善社区居民委员会, 积善社区",
        "积善居委会, 积善",
        "建设居民委员会, 建设",
        "王庄村委会, 王庄村",
        "白泥办事处, 白泥",
        "居委会, 居委会",
        "村委会, 村委会",
        "村, 村",
        "余庆, 余庆"
    })
    void isSoughtHoweverOfficiallyPeopleAsk(String word, String sought) {
        assertThat(RegionShortName.sought(word)).isEqualTo(sought);
    }
}
