package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.privacy.PersonalDataExport.Status;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies of personal data, and the closing of accounts. */
class PersonalDataTests {

    private final PrivacyDatabase database = new PrivacyDatabase("personal_data");
    private final PersonKeys keys = database.keys();
    private final PersonalDataExportMapper exportRows = database.mapper(PersonalDataExportMapper.class);
    private final PersonalDataExports exports = new PersonalDataExports(exportRows, keys, database.clock);
    private final AccountClosingMapper closingRows = database.mapper(AccountClosingMapper.class);
    private final AccountClosings closings = new AccountClosings(closingRows, database.clock);
    private final OwnRecords own = new OwnRecords(exportRows);
    private final Module first = new Module("账号");
    private final Module second = new Module("诉求");
    private final long person = Ids.next();

    PersonalDataTests() {
        keys.create(person);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Stops the process, as far as our code can tell. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** A module that keeps a text about whoever asks, until told to forget. */
    private static final class Module implements PersonalData {

        final String name;
        final List<Long> erased = new ArrayList<>();
        final Set<Long> holding = new HashSet<>();

        @Nullable Throwable failure;

        Module(String name) {
            this.name = name;
        }

        void failWith(@Nullable Throwable other) {
            failure = other;
        }

        private void fail() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void export(long personId, Export into) {
            fail();
            into.put("编号", Long.toString(personId))
                    .put("时间", Instant.parse("2026-11-20T16:00:00Z"))
                    .put("明细", List.of(Map.of("标题", name + "一"), Map.of("标题", name + "二")))
                    .put("备注", null);
        }

        @Override
        public void erase(long personId) {
            erased.add(personId);
            fail();
            holding.remove(personId);
        }
    }

    private ExportWorker exporter(PersonalData... parts) {
        return new ExportWorker(exportRows, List.of(parts), keys, database.clock);
    }

    private ClosingWorker closer(PersonalData... parts) {
        return new ClosingWorker(closingRows, List.of(parts), keys, database.transactions, database.clock);
    }

    private Status status(PersonalDataExport export) {
        return exports.find(export.id(), person).orElseThrow().status();
    }

    @Test
    void aCopyHoldsWhatEachModuleHasInWordsForTheNextSevenDays() {
        PersonalDataExport asked = exports.request(person);
        assertThat(asked.status()).isEqualTo(Status.REQUESTED);
        assertThat(exports.open(asked.id(), person)).isEmpty();
        exporter(first, second, own).round();
        assertThat(status(asked)).isEqualTo(Status.READY);

        JsonNode file =
                JsonMapper.shared().readTree(exports.open(asked.id(), person).orElseThrow());
        assertThat(file.propertyNames()).containsExactly("说明", "生成时间", "账号", "诉求", "副本申请");
        assertThat(file.at("/账号/时间").asString()).isEqualTo("2026-11-21 00:00:00");
        assertThat(file.at("/诉求/明细/1/标题").asString()).isEqualTo("诉求二");
        assertThat(file.at("/账号").has("备注")).isTrue();
        assertThat(file.at("/副本申请/您申请过的副本/0/申请时间").asString()).startsWith("20");

        keys.create(person + 1);
        assertThat(exports.open(asked.id(), person + 1)).isEmpty();
        assertThat(exports.find(asked.id(), person + 1)).isEmpty();
        database.clock.advance(Duration.ofDays(7));
        assertThat(exports.open(asked.id(), person)).isEmpty();
        database.clock.advance(Duration.ofSeconds(1));
        ExportRetention retention = new ExportRetention(exportRows);
        assertThat(retention.removeBefore(database.clock.instant().minus(Duration.ofDays(7)), 500))
                .isEqualTo(1);
        assertThat(status(asked)).isEqualTo(Status.EXPIRED);
        assertThat(stored(asked)).isNull();
    }

    private byte @Nullable [] stored(PersonalDataExport export) {
        return database.jdbc.queryForObject(
                "select content from personal_data_export where id = ?", byte[].class, export.id());
    }

    @Test
    void aCopyLiesEncryptedUnderThePersonsOwnKey() {
        PersonalDataExport asked = exports.request(person);
        exporter(first).round();
        byte[] stored = Objects.requireNonNull(stored(asked));
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("账号", Long.toString(person));
        keys.destroy(person);
        assertThat(exports.open(asked.id(), person)).isEmpty();
    }

    @Test
    void askingTwiceMakesOneAlsoAtOnce() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(8);
        Set<Long> ids = new HashSet<>();
        try {
            List<Future<PersonalDataExport>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asked.add(askers.submit(() -> exports.request(person)));
            }
            for (Future<PersonalDataExport> each : asked) {
                ids.add(each.get().id());
            }
        } finally {
            askers.shutdown();
        }
        assertThat(ids).hasSize(1);
        exporter(first).round();
        assertThat(exports.request(person).id()).isNotIn(ids);
    }

    @Test
    void askingAtOnceInTransactionsOfTheirOwnGetsNobodyIntoTheOthersWay() throws Exception {
        PersonalDataExport running = exports.request(person);
        closings.request(person);
        closings.cancel(person);
        for (int round = 0; round < 5; round++) {
            assertThat(atOnce(() -> exports.request(person).id())).containsOnly(running.id());
            assertThat(atOnce(() -> closings.request(person).personId())).containsOnly(person);
            closings.cancel(person);
        }
    }

    private List<Long> atOnce(Supplier<Long> asking) throws Exception {
        int askers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(askers);
        CyclicBarrier start = new CyclicBarrier(askers);
        try {
            List<Future<Long>> asked = new ArrayList<>();
            for (int i = 0; i < askers; i++) {
                asked.add(threads.submit(() -> {
                    start.await();
                    return database.transactions.execute(status -> asking.get());
                }));
            }
            List<Long> answers = new ArrayList<>();
            for (Future<Long> each : asked) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCopyWhoseServerDiedIsMadeByAnotherAfterTheLease() {
        PersonalDataExport asked = exports.request(person);
        second.failWith(new Killed());
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> exporter(first, second).round());
        second.failWith(null);
        ExportWorker other = exporter(first, second);
        other.round();
        assertThat(status(asked)).isEqualTo(Status.REQUESTED);
        database.clock.advance(ExportWorker.LEASE.plusSeconds(1));
        other.round();
        assertThat(status(asked)).isEqualTo(Status.READY);
    }

    @Test
    void aServerThatComesBackAfterItsLeaseChangesNothing() {
        PersonalDataExport asked = exports.request(person);
        PersonalData slow = new PersonalData() {
            @Override
            public String name() {
                return "慢";
            }

            @Override
            public void export(long personId, Export into) {
                database.clock.advance(ExportWorker.LEASE.plusSeconds(1));
                exporter(first).round();
                into.put("编号", 1);
            }

            @Override
            public void erase(long personId) {}
        };
        exporter(slow).round();
        assertThat(new String(exports.open(asked.id(), person).orElseThrow(), StandardCharsets.UTF_8))
                .contains("账号")
                .doesNotContain("慢");
    }

    @Test
    void aCopyThatFailsIsTriedFiveTimesAndThenGivenUp() {
        PersonalDataExport asked = exports.request(person);
        first.failWith(new IllegalStateException("cannot read"));
        ExportWorker worker = exporter(first);
        for (int i = 0; i < ExportWorker.ATTEMPTS; i++) {
            assertThat(status(asked)).isEqualTo(Status.REQUESTED);
            worker.round();
            worker.round();
            database.clock.advance(Duration.ofHours(1));
        }
        assertThat(status(asked)).isEqualTo(Status.FAILED);
        assertThat(exports.request(person).id()).isNotEqualTo(asked.id());
    }

    @Test
    void anAccountIsClosedAfterSevenDaysAndItsKeyWithIt() {
        byte[] sealed = keys.seal(person, "name", "王小英");
        first.holding.add(person);
        PersonalDataExport copy = exports.request(person);
        AccountClosing asked = closings.request(person);
        assertThat(asked.isPending()).isTrue();
        assertThat(asked.dueAt()).isEqualTo(database.clock.instant().plus(Duration.ofDays(7)));
        assertThat(closings.request(person)).isEqualTo(asked);

        ClosingWorker worker = closer(first, second, own);
        database.clock.advance(Duration.ofDays(7).minusMillis(1));
        worker.round();
        assertThat(first.erased).isEmpty();
        database.clock.advance(Duration.ofMillis(1));
        assertThat(closings.cancel(person)).isFalse();
        worker.round();
        worker.round();
        assertThat(first.erased).containsExactly(person);
        assertThat(second.erased).containsExactly(person);
        assertThat(first.holding).isEmpty();
        assertThat(keys.open(person, "name", sealed)).isEmpty();
        assertThat(exports.find(copy.id(), person)).isEmpty();
        assertThat(closings.of(person)).get().satisfies(done -> {
            assertThat(done.isPending()).isFalse();
            assertThat(done.doneAt()).isEqualTo(database.clock.instant());
        });
        assertThat(closings.request(person).isPending()).isFalse();
    }

    @Test
    void whoThinksBetterOfItStaysAndMayLeaveLater() {
        closings.request(person);
        assertThat(closings.cancel(person)).isTrue();
        assertThat(closings.cancel(person)).isFalse();
        database.clock.advance(Duration.ofDays(8));
        closer(first).round();
        assertThat(first.erased).isEmpty();
        AccountClosing again = closings.request(person);
        assertThat(again.isPending()).isTrue();
        assertThat(again.dueAt()).isEqualTo(database.clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void aClosingIsCarriedToItsEndWhereverItsServerDied() {
        byte[] sealed = keys.seal(person, "name", "王小英");
        first.holding.add(person);
        second.holding.add(person);
        closings.request(person);
        database.clock.advance(Duration.ofDays(7));
        for (Module dying : List.of(first, second)) {
            dying.failWith(new Killed());
            assertThatExceptionOfType(Killed.class)
                    .isThrownBy(() -> closer(first, second).round());
            assertThat(keys.open(person, "name", sealed)).contains("王小英");
            assertThat(closings.cancel(person)).as("it has begun").isFalse();
            dying.failWith(null);
            database.clock.advance(ClosingWorker.LEASE.plusSeconds(1));
        }
        second.failWith(new IllegalStateException("a store is gone"));
        closer(first, second).round();
        assertThat(closings.of(person).orElseThrow().isPending()).isTrue();
        second.failWith(null);
        closer(first, second).round();
        assertThat(closings.of(person).orElseThrow().isPending())
                .as("leased until the five minutes are over")
                .isTrue();
        database.clock.advance(ClosingWorker.LEASE.plusSeconds(1));
        closer(first, second).round();
        assertThat(first.holding).isEmpty();
        assertThat(second.holding).isEmpty();
        assertThat(closings.of(person).orElseThrow().isPending()).isFalse();
        assertThat(keys.open(person, "name", sealed)).isEmpty();
    }

    @Test
    void aClosingIsForgottenAfterItsYears() {
        closings.request(person);
        ClosingRetention retention = new ClosingRetention(closingRows);
        database.clock.advance(Duration.ofDays(7));
        assertThat(retention.removeBefore(database.clock.instant(), 10)).isZero();
        closer().round();
        assertThat(retention.removeBefore(database.clock.instant(), 10)).isZero();
        database.clock.advance(Duration.ofMillis(1));
        assertThat(retention.removeBefore(database.clock.instant(), 10)).isEqualTo(1);
        assertThat(closings.of(person)).isEmpty();
    }
}
