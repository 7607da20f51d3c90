package cn.doorplate.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GramsTests {

    @Test
    void cutsPairsTriplesAndTheLastCharacter() {
        assertThat(Grams.of("积善社区")).containsExactlyInAnyOrder("积善", "善社", "社区", "区", "积善社", "善社区");
    }

    @Test
    void doesNotReachOverBlanks() {
        assertThat(Grams.of("御景 3栋")).containsExactlyInAnyOrder("御景", "景", "3栋", "栋");
    }

    @Test
    void takesWideAndNarrowUpperAndLowerCaseForTheSame() {
        assertThat(Grams.of("（Ａ座）")).isEqualTo(Grams.of("(a座)"));
    }

    @Test
    void keepsARepeatedGramOnce() {
        assertThat(Grams.of("村村村")).containsExactlyInAnyOrder("村村", "村", "村村村");
    }

    @Test
    void doesNotCutThroughRareCharacters() {
        assertThat(Grams.of("𠮷家")).containsExactlyInAnyOrder("𠮷家", "家");
        assertThat(Grams.ofQuery("𠮷")).containsExactly("𠮷");
    }

    @Test
    void asksForTheLongestGramsOfAWord() {
        assertThat(Grams.ofQuery("新华社区")).containsExactly("新华社", "华社区");
        assertThat(Grams.ofQuery("新华")).containsExactly("新华");
    }

    @Test
    void packsInTheOrderOfThePrimaryKey() {
        assertThat(Arrays.stream(Grams.packed("山水山")).mapToObj(Grams::unpack)).containsExactly("山", "山水", "水山", "山水山");
    }
}
