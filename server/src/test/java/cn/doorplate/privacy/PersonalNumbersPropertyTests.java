package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** However a number is broken up, by spaces and line breaks of any width, and in whichever digits: it is found, and masked. */
class PersonalNumbersPropertyTests {

    /** Of a masked mobile seven digits are left at the most. */
    private static final int MOST_LEFT = 7;

    @Property
    void mobilesAreFoundAndMasked(@ForAll("mobiles") String number, @ForAll("around") String around) {
        isHidden(around + number + around);
    }

    @Property
    void numbersOfIdentityCardsAreFoundAndMasked(@ForAll("cards") String number, @ForAll("around") String around) {
        isHidden(around + number + around);
    }

    /** Offices tell their own to all, so that they are none of one person; a masked text shows no more of them than of others. */
    @Property
    void landlinesAreMasked(@ForAll("landlines") String number, @ForAll("around") String around) {
        assertThat(digits(Masks.text(around + number + around))).isLessThanOrEqualTo(MOST_LEFT);
    }

    private static void isHidden(String text) {
        assertThat(PersonalNumbers.standIn(text)).as(text).isTrue();
        assertThat(digits(Masks.text(text))).as(Masks.text(text)).isLessThanOrEqualTo(MOST_LEFT);
    }

    private static long digits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }

    @Provide
    Arbitrary<String> mobiles() {
        Arbitrary<String> prefix = Arbitraries.of("", "86", "0086", "0");
        Arbitrary<String> second = Arbitraries.of("3", "4", "5", "6", "7", "8", "9");
        return Combinators.combine(prefix, second, figures(9))
                .as((before, next, rest) -> before + "1" + next + rest)
                .flatMap(PersonalNumbersPropertyTests::broken);
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(figures(16), Arbitraries.of("0", "7", "X", "x"))
                .as((rest, check) -> "5" + rest + check)
                .flatMap(PersonalNumbersPropertyTests::broken);
    }

    @Provide
    Arbitrary<String> landlines() {
        return Combinators.combine(
                        Arbitraries.of("010", "０８５１"),
                        Arbitraries.of("", " ", "\n", "－"),
                        figures(8).flatMap(PersonalNumbersPropertyTests::broken))
                .as((area, gap, number) -> area + gap + number);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of("", "打", "，", "。\n", "栋 ", "（", "电话：");
    }

    private static Arbitrary<String> figures(int number) {
        return Arbitraries.strings().numeric().ofLength(number);
    }

    /** With something between some of its characters, and some of them of full width. */
    private static Arbitrary<String> broken(String number) {
        Arbitrary<String> gap = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just("")),
                Tuple.of(
                        1,
                        Arbitraries.of(" ", "\n", "\r\n", "\t", "\u3000", "\u00a0", "\u0085", "\u2028", "-", "\u200b")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(12)
                                .map(parts -> String.join("", parts))));
        Arbitrary<Boolean> wide = Arbitraries.of(true, false);
        return Combinators.combine(
                        gap.list().ofSize(number.length()), wide.list().ofSize(number.length()))
                .as((gaps, widths) -> written(number, gaps, widths));
    }

    private static String written(String number, List<String> gaps, List<Boolean> wide) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            text.append(wide.get(i) ? (char) (c - '!' + '！') : c);
            text.append(i + 1 < number.length() ? gaps.get(i) : "");
        }
        return text.toString();
    }
}
