package cn.doorplate.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.data.ArgumentValue;
import tools.jackson.core.JacksonException;

class CanonicalInputTests {

    private enum Kind {
        GRID,
        ZONE;

        @Override
        public String toString() {
            return "not the constant";
        }
    }

    private record Before(
            String name, Kind kind, Instant from, LocalDate born, BigDecimal size, List<Integer> floors) {}

    private record After(
            @Nullable String addedLater,
            List<Integer> floors,
            BigDecimal size,
            LocalDate born,
            Instant from,
            Kind kind,
            String name) {}

    private record Hiding(@JsonIgnore String name) {}

    private record Edit(ArgumentValue<String> name) {}

    private static final class Opaque {
        @SuppressWarnings("unused")
        private final int content = 1;
    }

    private final CanonicalInput canonical = new CanonicalInput();

    @Test
    void staysAsItWasWithTheReleaseThatStoredTheHash() {
        Before input = new Before(
                "一号网格",
                Kind.GRID,
                Instant.parse("2026-11-21T01:30:00Z"),
                LocalDate.of(1950, 1, 2),
                new BigDecimal("12.50"),
                List.of(2, 1));

        assertThat(of(input))
                .isEqualTo("{\"born\":\"1950-01-02\",\"floors\":[2,1],\"from\":\"2026-11-21T01:30:00Z\","
                        + "\"kind\":\"GRID\",\"name\":\"一号网格\",\"size\":12.50}");
    }

    @Test
    void doesNotDependOnTheOrderNorOnAFieldThatANewerReleaseAdds() {
        Instant from = Instant.parse("2026-11-21T01:30:00Z");
        LocalDate born = LocalDate.of(1950, 1, 2);

        assertThat(of(new After(null, List.of(2, 1), BigDecimal.ONE, born, from, Kind.ZONE, "甲")))
                .isEqualTo(of(new Before("甲", Kind.ZONE, from, born, BigDecimal.ONE, List.of(2, 1))));
    }

    @Test
    void sortsMapsToo() {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("b", 1);
        oneWay.put("a", Map.of("c", 1));
        Map<String, Object> theOther = new LinkedHashMap<>();
        theOther.put("a", Map.of("c", 1));
        theOther.put("b", 1);

        assertThat(of(oneWay)).isEqualTo(of(theOther));
    }

    @Test
    void tellsLeftOutFromNullAndFromAValue() {
        assertThat(List.of(
                        of(new Edit(ArgumentValue.omitted())),
                        of(new Edit(ArgumentValue.ofNullable(null))),
                        of(new Edit(ArgumentValue.ofNullable("甲")))))
                .containsExactly("{}", "{\"name\":[null]}", "{\"name\":[\"甲\"]}");
    }

    @Test
    void seesWhatAnAnnotationHidesElsewhereAndRefusesWhatItCannotSee() {
        assertThat(of(new Hiding("甲"))).contains("甲");
        assertThatThrownBy(() -> canonical.of(new Opaque())).isInstanceOf(JacksonException.class);
    }

    private String of(Object input) {
        return new String(canonical.of(input), StandardCharsets.UTF_8);
    }
}
