package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateCodeTests {

    private static final List<String> CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
            .chars()
            .mapToObj(Character::toString)
            .toList();

    @Test
    void hasThirteenCharactersThatFitAScene() {
        assertThat(PlateCode.random().toString()).matches("[0-9A-HJKMNP-TV-Z]{13}");
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            PlateCode code = PlateCode.ofRandomBits(random.nextLong());
            assertThat(PlateCode.parse(code.toString())).contains(code);
            assertThat(PlateCode.parse(code.spaced())).contains(code);
        }
    }

    @Test
    void findsEverySingleWrongCharacter() {
        String code = PlateCode.ofRandomBits(0x0123_4567_89AB_CDEFL).toString();
        for (int at = 0; at < code.length(); at++) {
            for (String wrong : CHARACTERS) {
                String typed = code.substring(0, at) + wrong + code.substring(at + 1);
                assertThat(PlateCode.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(code));
            }
        }
    }

    @Test
    void findsEverySwapOfTwoCharacters() {
        String code = PlateCode.ofRandomBits(0x0123_4567_89AB_CDEFL).toString();
        for (int a = 0; a < code.length(); a++) {
            for (int b = a + 1; b < code.length(); b++) {
                char[] swapped = code.toCharArray();
                swapped[a] = code.charAt(b);
                swapped[b] = code.charAt(a);
                String typed = new String(swapped);
                assertThat(PlateCode.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(code));
            }
        }
    }

    @Test
    void takesACodeAsPeopleTypeIt() {
        PlateCode code = PlateCode.ofRandomBits(0);
        assertThat(PlateCode.parse(" oooo-0000 o000O ")).contains(code);
        assertThat(PlateCode.parse("００００－００００－０００００")).contains(code);
        PlateCode ones =
                PlateCode.parse("1111-1111-1111" + check("111111111111")).orElseThrow();
        assertThat(PlateCode.parse("iIlL-1111-1111" + check("111111111111"))).contains(ones);
    }

    private static String check(String data) {
        return CHARACTERS.stream()
                .filter(c -> PlateCode.parse(data + c).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "U234567890123",
                "12345",
                "00000000000000",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "' or 1=1 -- x"
            })
    void refusesWhatIsNoCode(String typed) {
        assertThat(PlateCode.parse(typed)).isEmpty();
    }
}
