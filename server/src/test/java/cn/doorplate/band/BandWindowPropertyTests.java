package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.band.BandWindow.Standing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No message is taken twice, none is lost that was overtaken, and none that is new is taken for one that was there. */
class BandWindowPropertyTests {

    record Sent(long number, String body) {}

    @Provide
    Arbitrary<List<Sent>> messages() {
        Arbitrary<Sent> one = Combinators.combine(Arbitraries.longs().between(1, 150), Arbitraries.of("one", "other"))
                .as(Sent::new);
        return one.list().ofMaxSize(200);
    }

    @Property
    void takesWhatIsNewAndNothingTwiceAndSaysWhatItCannotKnow(@ForAll("messages") List<Sent> messages) {
        BandWindow window = BandWindow.NOTHING;
        Map<Long, String> taken = new HashMap<>();
        long highest = 0;

        for (Sent sent : messages) {
            byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
            String before = taken.get(sent.number());
            Standing expected = sent.number() <= highest - 64
                    ? Standing.PASSED
                    : before == null ? Standing.NEW : before.equals(sent.body()) ? Standing.TAKEN : Standing.PASSED;
            assertThat(window.of(sent.number(), body))
                    .as("%s after %s", sent, taken)
                    .isEqualTo(expected);
            if (expected == Standing.NEW) {
                window = window.with(sent.number(), body);
                taken.put(sent.number(), sent.body());
                highest = Math.max(highest, sent.number());
            }
            assertThat(window.highest()).isEqualTo(highest);
        }
    }
}
