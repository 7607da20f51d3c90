package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonalWordsTests {

    private static final Set<String> KNOWN = Set.of("王小英", "13800138000", "李");

    @Test
    void numbersOfPhonesAndCardsAreFoundHoweverTheyAreWritten() {
        for (String text : new String[] {
            "电话13912345678", "打 139-1234-5678", "１３９１２３４５６７８", "+86 139 1234 5678", "身份证52032919800101123X",
            "1. 13912345678", "拨 9 13912345678", "2026 139·1234·5678", "520329 19800101 123x", "1 3 9 1 2 3 4 5 6 7 8",
            "139\n     1234\n     5678", "１３９\r\n\r\n１２３４\r\n\r\n５６７８", "013912345678", "008613912345678",
                    "139\u00851234\u00855678"
        }) {
            assertThat(PersonalWords.standIn(text, Set.of())).as(text).isTrue();
        }
    }

    @Test
    void whatIsNobodysIsLetThrough() {
        for (String text :
                new String[] {"拨打12345或0851-24612345", "编号4821963754", "2026年11月20日", "单号139123456789012", "李子园社区"}) {
            assertThat(PersonalWords.standIn(text, KNOWN)).as(text).isFalse();
        }
    }

    @Test
    void namesOfThoseWhomItConcernsAreFoundWithWhatIsPutBetween() {
        assertThat(PersonalWords.standIn("给王 小英家", KNOWN)).isTrue();
        assertThat(PersonalWords.standIn("给王·小·英家", KNOWN)).isTrue();
        assertThat(PersonalWords.standIn("给王家", KNOWN)).isFalse();
    }
}
