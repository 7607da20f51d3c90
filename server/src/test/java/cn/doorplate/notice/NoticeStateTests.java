package cn.doorplate.notice;

import static cn.doorplate.notice.NoticeState.DRAFT;
import static cn.doorplate.notice.NoticeState.EXPIRED;
import static cn.doorplate.notice.NoticeState.IN_REVIEW;
import static cn.doorplate.notice.NoticeState.PUBLISHED;
import static cn.doorplate.notice.NoticeState.SCHEDULED;
import static cn.doorplate.notice.NoticeState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeStateTests {

    static Stream<Arguments> life() {
        return Stream.of(
                Arguments.of(DRAFT, Set.of(IN_REVIEW, WITHDRAWN)),
                Arguments.of(IN_REVIEW, Set.of(DRAFT, SCHEDULED, PUBLISHED, WITHDRAWN)),
                Arguments.of(SCHEDULED, Set.of(PUBLISHED, WITHDRAWN, EXPIRED)),
                Arguments.of(PUBLISHED, Set.of(WITHDRAWN, EXPIRED)),
                Arguments.of(WITHDRAWN, Set.of()),
                Arguments.of(EXPIRED, Set.of(WITHDRAWN)));
    }

    @ParameterizedTest
    @MethodSource("life")
    void aNoticeGoesOnlyWhereItsStatePermits(NoticeState state, Set<NoticeState> next) {
        assertThat(Arrays.stream(NoticeState.values()).filter(state::permits))
                .containsExactlyInAnyOrderElementsOf(next);
    }

    @Test
    void pinnedComesBeforeUrgentBeforeNewer() {
        Instant old = Instant.parse("2026-01-01T00:00:00Z");
        Instant young = old.plus(Duration.ofDays(3_650));
        assertThat(Stream.of(
                        NoticeStandings.standing(true, true, old),
                        NoticeStandings.standing(true, false, young),
                        NoticeStandings.standing(true, false, old),
                        NoticeStandings.standing(false, true, old),
                        NoticeStandings.standing(false, false, young),
                        NoticeStandings.standing(false, false, old)))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
