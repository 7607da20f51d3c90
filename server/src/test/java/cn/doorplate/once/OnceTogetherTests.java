package cn.doorplate.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What several ask for, done in one transaction. */
@IntegrationTest
class OnceTogetherTests {

    private static final String OPERATION = "testTogether";

    @Autowired
    Once once;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final List<Once.Asked> asked = IntStream.range(0, 3)
            .mapToObj(i -> new Once.Asked(
                    Actor.person(Ids.next()),
                    i < 2 ? "the same key" : UUID.randomUUID().toString(),
                    "input " + i))
            .toList();
    private final long maker = Ids.next();

    @BeforeEach
    void makeRoomForWork() {
        jdbc.execute("create table if not exists once_test (maker bigint not null, id bigint not null primary key)");
    }

    @Test
    void eachIsDoneOnceAndAnsweredAgainAlone() {
        assertThat(once.runTogether(OPERATION, asked, this::create)).hasValue(List.of("made 0", "made 1", "made 2"));

        for (int i = 0; i < 3; i++) {
            assertThat(alone(i, () -> "made anew")).isEqualTo("made " + i);
        }
        assertThat(made()).isEqualTo(3);
    }

    @Test
    void nothingIsDoneWhereOneWasAskedBefore() {
        assertThat(alone(1, () -> "made before")).isEqualTo("made before");

        assertThat(once.runTogether(OPERATION, asked, this::create)).isEmpty();

        assertThat(made()).isZero();
        assertThat(alone(0, () -> "made alone")).isEqualTo("made alone");
        assertThat(alone(1, () -> "made anew")).isEqualTo("made before");
    }

    @Test
    void nothingIsDoneWhereTwoAreTheSame() {
        assertThat(once.runTogether(OPERATION, List.of(asked.get(0), asked.get(0)), this::create))
                .isEmpty();
        assertThat(made()).isZero();
    }

    @Test
    void nothingIsDoneWhereOneIsBeingDoneElsewhereAtThisMoment() throws Exception {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> alone(2, () -> {
            claimed.countDown();
            awaited(end);
            return "made elsewhere";
        }));
        claimed.await();
        var together = CompletableFuture.supplyAsync(() -> once.runTogether(OPERATION, asked, this::create));

        end.countDown();

        assertThat(together.get()).isEmpty();
        assertThat(first.get()).isEqualTo("made elsewhere");
        assertThat(made()).isZero();
    }

    @Test
    void nothingStaysOfWhatIsDeclined() {
        assertThat(once.runTogether(OPERATION, asked, () -> {
                    create();
                    throw Declined.because(CommonErrorCode.CONFLICT);
                }))
                .isEmpty();

        assertThat(made()).isZero();
        assertThat(alone(0, () -> "made alone")).isEqualTo("made alone");
    }

    @Test
    void nothingStaysOfWhatFailsAndTheFailureIsTold() {
        assertThatThrownBy(() -> once.runTogether(OPERATION, asked, () -> {
                    create();
                    throw new IllegalStateException("as if the work failed");
                }))
                .hasMessage("as if the work failed");
        assertThat(made()).isZero();
    }

    @Test
    void aKeyThatIsNoneKeepsAllFromBeingDoneTogether() {
        Once.Asked without = new Once.Asked(Actor.person(Ids.next()), " ", "input");

        assertThat(once.runTogether(OPERATION, List.of(asked.get(0), without), this::create))
                .isEmpty();
        assertThat(made()).isZero();
    }

    @Test
    void itOpensItsOwnTransaction() {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> once.runTogether(OPERATION, asked, this::create)))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<String> create() {
        asked.forEach(it -> jdbc.update("insert into once_test values (?, ?)", maker, Ids.next()));
        return IntStream.range(0, asked.size()).mapToObj(i -> "made " + i).toList();
    }

    private String alone(int which, Supplier<String> work) {
        Once.Asked it = asked.get(which);
        return once.run(it.actor(), OPERATION, it.idempotencyKey(), it.input(), work);
    }

    private int made() {
        return jdbc.queryForList("select id from once_test where maker = ?", maker)
                .size();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
