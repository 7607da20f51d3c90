package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.OnFile;
import cn.doorplate.place.PlaceEdits;
import cn.doorplate.place.PlaceEdits.Edit;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceLoad;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.ResponsibilityRole;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Several who import into one community at once, and servers that die at it. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
class PlaceImportWorkTests {

    /** So that the application's own worker leaves a job to the test. */
    private static final Duration NOT_YET = Duration.ofHours(1);

    @Autowired
    private PlaceImportWork work;

    @Autowired
    private PlaceImportMapper rows;

    @Autowired
    private SheetFiles files;

    @Autowired
    private PlaceLoad load;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private Door door;
    private long person;

    @BeforeEach
    void makeThem() {
        door = new TestPlaces(jdbc, doorplates).door();
        person = new TestPeople(jdbc, paths).someone().id();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void waitsWhileAnotherHasTheCommunity() throws Exception {
        PlaceImportRow job = job(new Book().compound("等候苑,善行路1号"), 1, NOT_YET);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Future<?> other = threads.submit(() -> transaction.executeWithoutResult(status -> {
            assertThat(load.takeTurn(door.community())).isTrue();
            held.countDown();
            uninterrupted(enough);
        }));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(work.run(job)).as("while the other has it").isFalse();
        assertThat(compounds("等候苑")).isZero();
        enough.countDown();
        other.get();
        assertThat(work.run(job)).isTrue();
        assertThat(compounds("等候苑")).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoAtOnceFindsWhatTheFirstWrote() throws Exception {
        Book book = new Book().compound("同时苑,善行路1号").building("同时苑,1栋,,1单元、2单元,");
        List<PlaceImportRow> jobs = List.of(job(book, 1, NOT_YET), job(book, 1, NOT_YET), job(book, 1, NOT_YET));
        List<Future<?>> running = jobs.stream()
                .<Future<?>>map(job -> threads.submit(() -> {
                    while (!work.run(job)) {
                        Thread.onSpinWait();
                    }
                    return null;
                }))
                .toList();
        for (Future<?> each : running) {
            each.get();
        }
        assertThat(jobs.stream().map(job -> rows.selectById(job.id())))
                .allMatch(row -> row.status() == PlaceImportStatus.DONE)
                .extracting(PlaceImportRow::createdCount)
                .containsExactlyInAnyOrder(4, 0, 0);
        assertThat(compounds("同时苑")).isEqualTo(1);
    }

    @Test
    void isLeftToTheServerThatHasItsLease() throws IOException {
        long id = job(new Book().compound("租约苑,善行路1号"), 1, NOT_YET).id();
        Instant now = Instant.now();
        assertThat(rows.take(id, now, now.plusSeconds(60))).isZero();
        Instant later = now.plus(NOT_YET).plusSeconds(60);
        assertThat(rows.take(id, later, later.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void isTakenOverFromAServerThatDied() throws IOException {
        long id =
                job(new Book().compound("接手苑,善行路1号"), 1, Duration.ofMinutes(-1)).id();
        await().atMost(Duration.ofSeconds(30)).until(() -> status(id) != PlaceImportStatus.CHECKING);
        assertThat(status(id)).isEqualTo(PlaceImportStatus.DONE);
        assertThat(compounds("接手苑")).isEqualTo(1);
    }

    @Test
    void isGivenUpWhenServersKeepDyingOfIt() throws IOException {
        long id = job(new Book().compound("放弃苑,善行路1号"), PlaceImportWorker.ATTEMPTS, Duration.ofMinutes(-1))
                .id();
        await().atMost(Duration.ofSeconds(30)).until(() -> status(id) != PlaceImportStatus.CHECKING);
        assertThat(status(id)).isEqualTo(PlaceImportStatus.FAILED);
        assertThat(compounds("放弃苑")).isZero();
    }

    @Test
    void writesNothingWhenItWasTakenOverMeanwhile() throws IOException {
        PlaceImportRow job = job(new Book().compound("迟到苑,善行路1号"), 1, NOT_YET);
        jdbc.update("update place_import set version = version + 1 where id = ?", job.id());
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> work.run(job));
        assertThat(compounds("迟到苑")).isZero();
    }

    @Test
    void writesNothingOnWhatSomebodyChangedByHandMeanwhile() {
        OnFile.Compound read = load.compounds(door.community()).get(0);
        OnFile.Compound after = new OnFile.Compound(read.id(), read.name(), "表格里的路1号");
        jdbc.update("update compound set address = '手工改的路1号' where id = ?", read.id());
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> write(
                        new PlaceEdits(List.of(new Edit<>(read, after)), List.of(), List.of(), List.of(), List.of())));

        OnFile.Household household = new OnFile.Household(Ids.next(), Ids.next(), null, null, "101");
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .as("a building that is there no longer")
                .isThrownBy(() -> write(new PlaceEdits(
                        List.of(), List.of(), List.of(), List.of(new Edit<>(null, household)), List.of())));
        assertThat(jdbc.queryForObject("select address from compound where id = ?", String.class, read.id()))
                .isEqualTo("手工改的路1号");
    }

    @Test
    void writesNothingOverWhatHasEndedMeanwhile() {
        long id = Ids.next();
        jdbc.update(
                "insert into responsibility (id, place_kind, place_id, role, name, phone, position, valid_from, valid_until)"
                        + " values (?, 'BUILDING', ?, 'BUILDING_HEAD', '王英', '0851-24621234', 1, '2026-01-01', '2026-01-02')",
                id,
                door.buildingId());
        OnFile.Responsibility read = new OnFile.Responsibility(
                id, PlaceKind.BUILDING, door.buildingId(), ResponsibilityRole.BUILDING_HEAD, "王英", "1", null, 1);
        OnFile.Responsibility after = new OnFile.Responsibility(
                id, PlaceKind.BUILDING, door.buildingId(), ResponsibilityRole.BUILDING_HEAD, "王英", "2", null, 1);
        OnFile.Household gone = new OnFile.Household(Ids.next(), door.buildingId(), door.unitId(), null, "9");
        OnFile.Household moved =
                new OnFile.Household(gone.id(), door.buildingId(), door.unitId(), door.tenHouseholdUnitId(), "9");
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> write(
                        new PlaceEdits(List.of(), List.of(), List.of(), List.of(), List.of(new Edit<>(read, after)))));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> write(
                        new PlaceEdits(List.of(), List.of(), List.of(), List.of(new Edit<>(gone, moved)), List.of())));
    }

    private void write(PlaceEdits edits) {
        transaction.executeWithoutResult(status -> load.write(door.community(), edits));
    }

    private PlaceImportRow job(Book book, int attempts, Duration lease) throws IOException {
        long id = Ids.next();
        long file = files.store(person, Files.write(folder.resolve(id + ".xlsx"), book.bytes()));
        PlaceRef within = new PlaceRef(PlaceKind.REGION, door.community().value());
        transaction.executeWithoutResult(status -> {
            rows.insert(PlaceImportRow.waiting(id, person, within, door.community(), true, file, Instant.now()));
            jdbc.update(
                    "update place_import set attempts = ?, lease_until = ? where id = ?",
                    attempts,
                    Instant.now().plus(lease),
                    id);
        });
        return rows.selectById(id);
    }

    private PlaceImportStatus status(long id) {
        return rows.selectById(id).status();
    }

    private int compounds(String name) {
        return jdbc.queryForObject(
                "select count(*) from compound where region_code = ? and name = ?",
                Integer.class,
                door.community().value(),
                name);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
