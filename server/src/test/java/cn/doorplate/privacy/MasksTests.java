package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTests {

    @ParameterizedTest
    @CsvSource({"王英, 王*", "王小英, 王*英", "欧阳小英, 欧**英", "王, *", "'', ''", "𠮷野英, 𠮷*英", "阿依·买买提, 阿****提"})
    void hideNames(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"13812345678, 138****5678", "085112345678, ********5678", "87654321, ****4321", "12345, *****", "'', ''"
    })
    void hidePhones(String phone, String masked) {
        assertThat(Masks.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"52032919900307001X, 5****************X", "12345, *****", "E12345678, E*******8"})
    void hideIdNumbers(String number, String masked) {
        assertThat(Masks.idNumber(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"501, 5**", "3-501, 3****", "5, *", "'', ''"})
    void hideDoors(String door, String masked) {
        assertThat(Masks.door(door)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"白泥镇积善社区12栋501, 白泥镇积善社区****", "积善巷７号, 积善巷****", "滨河花园, 滨河****", "12栋, ****", "'', ****"})
    void hideAddressesFromTheirFirstNumberOn(String address, String masked) {
        assertThat(Masks.address(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "打13812345678找我, 打138****5678找我",
        "138 1234 5678, *********5678",
        "１３８１２３４５６７８, １３８****５６７８",
        "0851-24621234, *********1234",
        "单位24621234转801, 单位****1234转801",
        "身份证52032919900307001X。, 身份证5****************X。",
        "520329 19900307 001X, 5******************X",
        "1. 138.1234.5678, 1. *********5678",
        "138     1234     5678, 1*******************8",
        "0851 2462 1234, **********1234",
        "0086 13812345678, 0**************8",
        "3栋2单元602从2026-11-21起，共12.50元, 3栋2单元602从2026-11-21起，共12.50元",
        "从2026-01-05 2026-01-06起, 从2026-01-05 2026-01-06起"
    })
    void hideNumbersOfPeopleInTexts(String text, String masked) {
        assertThat(Masks.text(text)).isEqualTo(masked);
    }
}
