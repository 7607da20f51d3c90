package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+8613812345678",
                "+86 138 1234 5678",
                "86-138-1234-5678",
                "008613812345678",
                "(+86)138.1234.5678",
                "１３８１２３４５６７８",
                "＋８６　１３８－１２３４－５６７８",
                "\u200e138\u00a01234–5678 "
            })
    void isReadAsPeopleWriteIt(String text) {
        assertThat(Phone.parse(text)).map(Phone::number).contains("13812345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1381234567",
                "138123456789",
                "12812345678",
                "085112345678",
                "+1 13812345678",
                "1381234567a",
                "一三八"
            })
    void isNothingElse(String text) {
        assertThat(Phone.parse(text)).isEmpty();
    }

    @Test
    void showsItselfInFullToNobodyByAccident() {
        Phone phone = new Phone("13812345678");
        assertThat(phone.masked()).isEqualTo("138****5678").hasToString("" + phone);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phone("1381234567"))
                .withMessageNotContaining("1381234567");
    }
}
