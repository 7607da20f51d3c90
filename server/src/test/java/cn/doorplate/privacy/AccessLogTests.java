package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.doorplate.housekeeping.Partitions;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import picocli.CommandLine;

class AccessLogTests {

    private static final long READER = 3;
    private static final int LANE = AccessLog.lane(READER);
    private static final long SUBJECT = 1001;

    private final PrivacyDatabase database = new PrivacyDatabase("access_log");
    private final AccessLog log = database.accessLog();
    private final AccessLogMapper mapper = database.mapper(AccessLogMapper.class);
    private final AccessLogCheck check = new AccessLogCheck(mapper, database.chain);
    private final AccessLogRetention retention =
            new AccessLogRetention(mapper, database.chain, database.transactions, new Partitions(database.jdbc));

    @BeforeEach
    void subject() {
        database.keys().create(SUBJECT);
    }

    @AfterEach
    void close() {
        MDC.remove("traceId");
        database.close();
    }

    private static AccessLog.Entry entry(String what) {
        return new AccessLog.Entry(READER, SUBJECT, what, true, "核实住户");
    }

    /** The rows 1 to n of the reader's lane, one transaction each. */
    private void write(int rows) {
        IntStream.rangeClosed(1, rows).forEach(i -> log.record(List.of(entry("resident.r" + i))));
    }

    private void sql(String sql, Object... arguments) {
        assertThat(database.jdbc.update(sql, arguments)).isPositive();
    }

    private void assertBroken(long seq, AccessFault fault) {
        AccessLogCheck.Found found = check.check(LANE);
        assertThat(found.fault()).isEqualTo(fault);
        assertThat(found.seq()).isEqualTo(seq);
    }

    private void assertWhole(long rows) {
        AccessLogCheck.Found found = check.check(LANE);
        assertThat(found.fault()).isNull();
        assertThat(found.rows()).isEqualTo(rows);
    }

    @Test
    void tellsAPersonWhoReadWhatAndWhyNewestFirstPageByPage() {
        MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
        log.record(List.of(entry("resident.phone"), entry("resident.name")));
        log.record(List.of(new AccessLog.Entry(4, SUBJECT, "resident.door", false, "")));
        log.record(List.of(new AccessLog.Entry(4, 77, "resident.door", false, "")));

        Page<Access> first = log.of(SUBJECT, 2, null);
        assertThat(first.nodes()).extracting(Access::what).containsExactly("resident.door", "resident.name");
        assertThat(first.pageInfo().hasNextPage()).isTrue();
        Page<Access> second = log.of(SUBJECT, 2, first.pageInfo().endCursor());
        assertThat(second.nodes()).singleElement().satisfies(access -> {
            assertThat(access.what()).isEqualTo("resident.phone");
            assertThat(access.readerId()).isEqualTo(READER);
            assertThat(access.inFull()).isTrue();
            assertThat(access.reason()).isEqualTo("核实住户");
            assertThat(access.at()).isEqualTo(database.clock.instant());
            assertThat(access.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        });
        assertThat(second.pageInfo().hasNextPage()).isFalse();
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> log.of(SUBJECT, 2, "?"));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessLog.Entry(1, 2, "x", true, "很".repeat(201)));
    }

    @Test
    void recordsAllOrNothingInTheCallersTransaction() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> database.transactions.executeWithoutResult(status -> {
                    log.record(List.of(entry("resident.phone")));
                    throw new IllegalStateException("the read failed");
                }));
        assertWhole(0);
        assertThat(log.of(SUBJECT, 10, null).nodes()).isEmpty();
    }

    @Test
    void givesNumbersWithoutGapsToManyWritersAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                long other = 100L + i;
                done.add(writers.submit(() -> log.record(List.of(
                        new AccessLog.Entry(other, SUBJECT, "resident.name", false, ""),
                        entry("resident.phone"),
                        entry("resident.door")))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            writers.shutdown();
        }
        long rows = 0;
        for (int lane = 0; lane < AccessLog.LANES; lane++) {
            AccessLogCheck.Found found = check.check(lane);
            assertThat(found.fault()).isNull();
            assertThat(found.rows()).isEqualTo(found.seq());
            rows += found.rows();
        }
        assertThat(rows).isEqualTo(240);
    }

    @Test
    void isWholeWhenTheSubjectsKeyIsGoneAndThenTellsNoReason() {
        write(3);
        database.keys().destroy(SUBJECT);
        write(2);
        assertWhole(5);
        assertThat(log.of(SUBJECT, 10, null).nodes())
                .hasSize(5)
                .allSatisfy(access -> assertThat(access.reason()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "reader_id, 9",
        "subject_id, 9",
        "what, x",
        "in_full, 0",
        "trace_id, x",
        "id, 9",
        "created_at, 2026-01-01 00:00:00",
        "reason, x",
        "reason,",
        "hash, 00000000000000000000000000000000"
    })
    void namesTheFirstRowOfWhichAnythingWasChanged(String column, String value) {
        write(5);
        assertWhole(5);
        sql("update access_log set " + column + " = ? where lane = ? and seq in (3, 4)", value, LANE);
        assertBroken(3, AccessFault.CHANGED);
    }

    @Test
    void namesARowWhoseReasonWasExchangedForAnotherOfTheSameLength() {
        write(5);
        sql("update access_log a join access_log b on b.seq = 2 set a.reason = b.reason where a.seq = 3");
        assertBroken(3, AccessFault.CHANGED);
    }

    @Test
    void namesARowThatIsMissing() {
        write(5);
        sql("delete from access_log where lane = ? and seq = 3", LANE);
        assertBroken(3, AccessFault.MISSING);
    }

    @Test
    void namesTheFirstRowThatWasMissingAndIsPaperedOver() {
        write(5);
        sql("delete from access_log where lane = ? and seq = 3", LANE);
        sql("update access_log set seq = seq - 1 where lane = ? and seq > 3 order by seq", LANE);
        assertBroken(3, AccessFault.CHANGED);
    }

    @Test
    void namesARowThatWasPushedIn() {
        write(5);
        sql("update access_log set seq = seq + 1 where lane = ? and seq >= 3 order by seq desc", LANE);
        copy(2, 3);
        assertBroken(3, AccessFault.INSERTED);
    }

    @Test
    void namesARowThatWasPutAtTheEnd() {
        write(5);
        copy(5, 6);
        assertBroken(6, AccessFault.INSERTED);
    }

    /** Each row is one that we wrote at that place, but in two histories: the database was once set back to a backup. */
    @Test
    void namesWhereARowOfAnotherHistoryWasPutBack() {
        write(2);
        database.jdbc.execute("create table head as select * from access_log_lane");
        write(1);
        database.jdbc.execute("create table third as select * from access_log where seq = 3");
        sql("delete from access_log where lane = ? and seq = 3", LANE);
        sql("replace into access_log_lane select * from head");
        write(3);
        assertWhole(5);
        sql("delete from access_log where lane = ? and seq = 3", LANE);
        sql("insert into access_log select * from third");
        assertBroken(4, AccessFault.CHANGED);
    }

    /** Also where the pages end by which it is read. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1000, 1001})
    void namesANumberThatTwoRowsHave(int seq) {
        write(1001);
        assertWhole(1001);
        copy(seq, seq);
        AccessLogCheck.Found found = check.check(LANE);
        assertThat(found.fault()).isIn(AccessFault.INSERTED, AccessFault.MISSING);
        database.clock.advance(Duration.ofDays(400));
        assertThat(retention.removeBefore(database.clock.instant(), seq))
                .as("evidence")
                .isZero();
    }

    @Test
    void namesWhereTheTailIsCut() {
        write(5);
        sql("delete from access_log where lane = ? and seq >= 4", LANE);
        assertBroken(4, AccessFault.TAIL_CUT);
        sql("delete from access_log where lane = ?", LANE);
        assertBroken(1, AccessFault.TAIL_CUT);
    }

    @Test
    void namesAHeadThatWasSetBackToHideIt() {
        write(5);
        sql("delete from access_log where lane = ? and seq >= 4", LANE);
        sql(
                "update access_log_lane set seq = 3, hash = (select hash from access_log where lane = ? and seq = 3)"
                        + " where lane = ?",
                LANE,
                LANE);
        assertBroken(3, AccessFault.HEAD_CHANGED);
        sql("delete from access_log_lane where lane = ?", LANE);
        assertBroken(0, AccessFault.HEAD_CHANGED);
    }

    @Test
    void losesOldRowsFromItsBeginningAndIsWhole() {
        write(6);
        database.clock.advance(Duration.ofDays(200));
        write(4);
        assertThat(retention.removeBefore(database.clock.instant().minus(Duration.ofDays(183)), 4))
                .isEqualTo(4);
        assertWhole(6);
        assertThat(retention.removeBefore(database.clock.instant().minus(Duration.ofDays(183)), 500))
                .isEqualTo(2);
        assertThat(retention.removeBefore(database.clock.instant().minus(Duration.ofDays(183)), 500))
                .isZero();
        assertWhole(4);
        write(1);
        assertWhole(5);
        sql("delete from access_log where lane = ? and seq = 7", LANE);
        assertBroken(7, AccessFault.MISSING);
    }

    @Test
    void keepsWhatIsOldAndBrokenAsEvidence() {
        write(3);
        sql("update access_log set what = 'x' where lane = ? and seq = 2", LANE);
        database.clock.advance(Duration.ofDays(400));
        assertThat(retention.removeBefore(database.clock.instant(), 500)).isZero();
        assertBroken(2, AccessFault.CHANGED);
    }

    @Test
    void isVerifiedByACommandThatNamesTheRow() {
        write(2000);
        assertThat(verify()).containsExactly("0", "第 " + LANE + " 道 (lane)：相符 2,000 条，末尾编号 2000");
        sql("update access_log set what = 'x' where lane = ? and seq = 1500", LANE);
        assertThat(verify()).containsExactly("1", "第 " + LANE + " 道 (lane)：相符 1,499 条，编号 1500 内容被改动 (changed)");
    }

    private List<String> verify() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("check", check);
        StringWriter said = new StringWriter();
        int code = new CommandLine(new VerifyAccessLog(beans.getBeanProvider(AccessLogCheck.class)))
                .setOut(new PrintWriter(said))
                .execute();
        return List.of(
                Integer.toString(code),
                said.toString().lines().skip(LANE).findFirst().orElseThrow());
    }

    private void copy(long from, long to) {
        sql(
                "insert into access_log select lane, ?, id + 1, reader_id, subject_id, what, in_full, reason, trace_id,"
                        + " hash, created_at from access_log where lane = ? and seq = ?",
                to,
                LANE,
                from);
    }
}
