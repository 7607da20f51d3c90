package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The check digit of GB 11643. */
class IdNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theExamplesOfTheStandardFit() {
        assertThat(IdNumber.fits("11010519491231002X", TODAY)).isTrue();
        assertThat(IdNumber.fits("440524188001010014", TODAY)).isTrue();
    }

    @Test
    void aMistypedDigitIsNoticedWhereverItStands() {
        String number = "11010519491231002X";
        for (int i = 0; i < number.length() - 1; i++) {
            char other = number.charAt(i) == '9' ? '1' : (char) (number.charAt(i) + 1);
            assertThat(IdNumber.fits(number.substring(0, i) + other + number.substring(i + 1), TODAY))
                    .isFalse();
        }
    }

    @Test
    void nobodyIsBornOnADayThatIsNoneOrIsStillToCome() {
        assertThat(IdNumber.fits("110105194902310023", TODAY)).isFalse();
        assertThat(IdNumber.fits("11010519491231002X", LocalDate.of(1949, 12, 30)))
                .isFalse();
        assertThat(IdNumber.fits("1101051949123100X", TODAY)).isFalse();
    }
}
