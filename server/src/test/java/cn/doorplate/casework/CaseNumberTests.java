package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTests {

    private static final int MANY = 2_000;

    @Test
    void isTenDigitsThatNobodyGuesses() {
        Set<CaseNumber> numbers = new HashSet<>();
        Stream.generate(CaseNumber::random).limit(MANY).forEach(number -> {
            assertThat(Long.toString(number.value())).matches("[1-9][0-9]{9}");
            numbers.add(number);
        });
        // Two alike among so many come about once in 450 runs; three do not.
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(MANY - 1);
    }

    @Test
    void isSaidInThreePartsWithDammsCheckDigitLast() {
        assertThat(new CaseNumber(4821963755L).spaced()).isEqualTo("482 196 3755");
        assertThat(new CaseNumber(1000005721L).spaced()).isEqualTo("100 000 5721");
    }

    @Test
    void noticesEachDigitMisheard() {
        Stream.generate(CaseNumber::random).limit(MANY).forEach(number -> {
            String right = Long.toString(number.value());
            for (int at = 0; at < right.length(); at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String heard = right.substring(0, at) + digit + right.substring(at + 1);
                    assertThat(CaseNumber.parse(heard).isPresent()).as(heard).isEqualTo(heard.equals(right));
                }
            }
        });
    }

    @Test
    void noticesTwoNeighboursSwapped() {
        Stream.generate(CaseNumber::random).limit(MANY).forEach(number -> {
            String right = Long.toString(number.value());
            for (int at = 0; at + 1 < right.length(); at++) {
                String heard =
                        right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
                assertThat(CaseNumber.parse(heard).isPresent()).as(heard).isEqualTo(heard.equals(right));
            }
        });
    }

    @Test
    void isReadAsItIsSaid() {
        Stream.generate(CaseNumber::random)
                .limit(MANY)
                .forEach(number -> assertThat(CaseNumber.parse(number.spaced())).contains(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4821963755",
                " 482 196 3755 ",
                "482-196-3755",
                "482 – 196 – 3755",
                "４８２ １９６ ３７５５",
                "４８２－１９６－３７５５",
                "482\u3000196\u00a03755\n"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(CaseNumber.parse(typed)).contains(new CaseNumber(4821963755L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "482196375", "48219637554", "0821963754", "482196375x", "编号", "-4821963755.0"})
    void isNothingElse(String typed) {
        assertThat(CaseNumber.parse(typed)).isEmpty();
    }

    @Test
    void isNotLookedForInALongText() {
        assertThat(CaseNumber.parse(" ".repeat(100_000) + "4821963755")).isEmpty();
    }

    @Test
    void isNotMadeOfAnyNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseNumber(4821963754L));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseNumber(-4821963755L));
    }
}
