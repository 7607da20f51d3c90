package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CalledBack;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.shared.SpokenTime;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** There is a sentence for all that can be done to a case, and for each way in which it can stand. */
class CaseLinesTests {

    /** Those of which there is one for each way of doing them. */
    private static final Set<CaseAction> SEVERAL =
            EnumSet.of(CaseAction.PAUSE, CaseAction.FINISH, CaseAction.CALL_BACK);

    @Test
    void everythingThatHappensHasASentence() throws IOException {
        Properties sentences = sentences();
        Stream<String> lines = Stream.of(
                        Stream.of(CaseAction.values()).filter(it -> !SEVERAL.contains(it)),
                        Stream.of(PauseReason.values()).map(it -> "PAUSE." + it),
                        Stream.of(FinishOutcome.values()).map(it -> "FINISH." + it),
                        Stream.of(CalledBack.values()).map(it -> "CALL_BACK." + it))
                .flatMap(it -> it.map(key -> "case.line." + key));
        Stream<String> standings = Stream.of(
                        Stream.of(CaseState.WAITING, CaseState.OFFERED, CaseState.IN_HAND, CaseState.RULING)
                                .flatMap(it -> Stream.of(it, it + ".LATE")),
                        Stream.of(PauseReason.values()).map(it -> "PAUSED." + it),
                        Stream.of(CaseEnding.values())
                                .filter(it -> it != CaseEnding.WITHDRAWN)
                                .map(it -> "CLOSED." + it),
                        Stream.of(CaseState.DONE, CaseState.WITHDRAWN))
                .flatMap(it -> it.map(key -> "case.standing." + key));
        assertThat(sentences.stringPropertyNames())
                .containsAll(Stream.concat(lines, standings).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00Z, 今天17:30",
        "2026-11-24T00:30:00Z, 明天8:30",
        "2026-12-02T01:05:00Z, 12月2日9:05",
        "2026-11-22T09:30:00Z, 11月22日17:30",
        "2028-01-03T01:00:00Z, 2028年1月3日9:00",
    })
    void aMomentIsSaidAsPeopleSayIt(String moment, String said) {
        assertThat(SpokenTime.of(Instant.parse(moment), Instant.parse("2026-11-23T01:00:00Z")))
                .isEqualTo(said);
    }

    private static Properties sentences() throws IOException {
        Properties sentences = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            sentences.load(reader);
        }
        return sentences;
    }
}
