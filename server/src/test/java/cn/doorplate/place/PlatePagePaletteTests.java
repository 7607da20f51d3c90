package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.WholePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contrast by WCAG 2.2, computed from the colours that the style sheet really holds. */
class PlatePagePaletteTests {

    private static final String CSS =
            WholePage.squeezed(WholePage.read("templates/palette.css") + WholePage.read("templates/place/plate.css"));
    private static final List<String> WORDS = List.of("ink", "muted", "link", "ochre", "leaf");

    @ParameterizedTest
    @MethodSource("palettes")
    void letsEveryWordBeRead(String name, Map<String, String> palette, double wanted) {
        for (String ground : List.of("paper", "card")) {
            for (String word : WORDS) {
                assertThat(contrast(colour(palette, word), colour(palette, ground)))
                        .as("%s: %s on %s", name, word, ground)
                        .isGreaterThanOrEqualTo(wanted);
            }
        }
        assertThat(contrast(colour(palette, "on-blue"), colour(palette, "blue")))
                .as("the plate")
                .isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void letsTheEdgesOfFieldsAndEmergencyButtonsBeSeen(String name, Map<String, String> palette, double wanted) {
        for (String ground : List.of("paper", "card")) {
            assertThat(contrast(colour(palette, "edge"), colour(palette, ground)))
                    .as("%s: edge on %s", name, ground)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void keepsTheColoursOfTheLook() {
        Map<String, String> light = set(":root");
        assertThat(light)
                .containsEntry("blue", "0F4C9C")
                .containsEntry("ink", "1B2430")
                .containsEntry("paper", "F6F7F9")
                .containsEntry("ochre", "B45309")
                .containsEntry("leaf", "1E7B4F");
        assertThat(set(".large")).containsEntry("ochre", "7A3A05").containsEntry("leaf", "115C39");
        assertThat(CSS).doesNotContainIgnoringCase("C4161C");
    }

    @Test
    void takesEveryWordsColourFromThePalette() {
        assertThat(Pattern.compile("[{;](?:color|stroke):(?!var\\(--|currentColor)[^;}]*")
                        .matcher(CSS)
                        .results()
                        .toList())
                .isEmpty();
    }

    @Test
    void computesTheContrastThatWcagGives() {
        assertThat(contrast("000000", "FFFFFF")).isEqualTo(21.0);
        assertThat(contrast("777777", "FFFFFF")).isBetween(4.47, 4.49);
    }

    static Stream<Arguments> palettes() {
        Map<String, String> light = set(":root");
        Map<String, String> large = over(light, set(".large"));
        // The order of the cascade: the sets that follow the system come last.
        Map<String, String> dark = over(light, darkSet(":root"));
        Map<String, String> darkLarge = over(over(large, darkSet(":root")), darkSet(".large"));
        return Stream.of(
                Arguments.of("light", light, 4.5),
                Arguments.of("large", large, 7.0),
                Arguments.of("dark", dark, 4.5),
                Arguments.of("dark large", darkLarge, 7.0));
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        Map<String, String> all = new HashMap<>(below);
        all.putAll(above);
        return all;
    }

    private static Map<String, String> set(String selector) {
        return colours(CSS.substring(CSS.indexOf(selector + "{")));
    }

    private static Map<String, String> darkSet(String selector) {
        String dark = CSS.substring(CSS.indexOf("@media (prefers-color-scheme:dark)"));
        return colours(dark.substring(dark.indexOf(selector + "{")));
    }

    private static Map<String, String> colours(String from) {
        Map<String, String> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+):#([0-9A-F]{6})")
                .matcher(from.substring(0, from.indexOf('}')))
                .results()
                .forEach(match -> colours.put(match.group(1), match.group(2)));
        return colours;
    }

    private static String colour(Map<String, String> palette, String name) {
        return Objects.requireNonNull(palette.get(name), name);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 2) + 0.0722 * channel(colour, 4);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
