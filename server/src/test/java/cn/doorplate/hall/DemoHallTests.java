package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demo's services can be had, and say that they are made up. */
class DemoHallTests {

    @Test
    void eachIsWholeOrSaysAPartOfOneThatIs() {
        Map<Long, List<DemoHall.Said>> byRegion =
                DemoHall.all().stream().collect(Collectors.groupingBy(DemoHall.Said::region));
        List<DemoHall.Said> county = byRegion.getOrDefault(520329L, List.of());

        assertThat(county).hasSize(13).allSatisfy(said -> {
            assertThat(said.content().missing()).as(said.key()).isEmpty();
            assertThat(said.content().name()).endsWith("（示例）");
        });
        assertThat(DemoHall.all().stream().filter(said -> said.region() != 520329L))
                .hasSize(2)
                .allMatch(said -> county.stream().anyMatch(above -> above.key().equals(said.key())));
        assertThat(county.stream()
                        .filter(said -> said.content().form() != null
                                && !said.content().form().isEmpty()))
                .hasSize(1);
    }
}
