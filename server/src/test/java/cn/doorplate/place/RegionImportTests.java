package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.IntegrationTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each test has a province of its own. */
@IntegrationTest
class RegionImportTests {

    @Autowired
    private RegionImport regionImport;

    @Autowired
    private Regions regions;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void bringsInWhatIsNew() throws IOException {
        RegionImportResult result =
                run("91", "辛省", "9101", "辛市", "910101", "辛县", "910101001", "辛镇", "910101001001", "辛家岭村村民委员会");
        assertThat(result.inserted()).isEqualTo(5);
        assertThat(regions.find(new RegionCode(910101001001L)))
                .contains(new Region("910101001001", RegionLevel.COMMUNITY, "辛家岭村村民委员会", "辛家岭村"));
        assertThat(codesNamed("辛家岭村委会")).containsExactly("910101001001");
    }

    @Test
    void writesNothingTheSecondTime() throws IOException {
        String[] files = {"92", "壬省", "9201", "壬市"};
        run(files);
        List<String> before = written("92");
        RegionImportResult again = run(files);
        assertThat(again.inserted()).isZero();
        assertThat(again.updated()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(written("92")).isEqualTo(before);
    }

    @Test
    void followsAChangedNameInTheSearchToo() throws IOException {
        run("93", "癸省", "9301", "旧庙市");
        RegionImportResult result = run("93", "癸省", "9301", "新庙子市");
        assertThat(result).extracting("inserted", "updated", "unchanged").containsExactly(0, 1, 1);
        assertThat(codesNamed("旧庙市")).isEmpty();
        assertThat(codesNamed("新庙子市")).containsExactly("9301");
    }

    @Test
    void keepsAndCountsWhatTheFilesHaveNot() throws IOException {
        run("94", "甲子省", "9401", "甲子市", "9402", "乙丑市");
        int all = count("select count(*) from region");
        RegionImportResult result = run("94", "甲子省", "9402", "乙丑市", "9403", "丙寅市");
        assertThat(result.kept()).isEqualTo(all - 2);
        assertThat(count("select count(*) from region where code between 9401 and 9403"))
                .isEqualTo(3);
    }

    @Test
    void leavesNothingHalfLoadedWhenTheIndexFails() throws IOException {
        // A row that the import is about to write is there already, so its last step fails.
        jdbc.update("insert into search_gram (kind, size, gram, ref) values (1, 3, '丁卯市', 9501)");
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> run("95", "丁卯省", "9501", "丁卯市"));
        assertThat(count("select count(*) from region where code in (95, 9501)"))
                .isZero();
        assertThat(count("select count(*) from search_gram where gram = '丁卯' and size = 2"))
                .isZero();
    }

    @Test
    void writesNothingAfterABadLine() throws IOException {
        RegionSampleFiles.folder(folder, "96", "戊辰省", "9602", "己巳市", "970101", "庚午县");
        assertThatExceptionOfType(RegionImportRefused.class).isThrownBy(() -> regionImport.run(folder, progress()));
        assertThat(count("select count(*) from region where code in (96, 9602)"))
                .isZero();
    }

    @Test
    void refusesASecondImportWhileOneIsUnderWay() throws Exception {
        RegionSampleFiles.folder(folder, "97", "辛未省");
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try {
            var first = executor.submit(() -> regionImport.run(folder, new Pausing(writing, refused)));
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatExceptionOfType(RegionImportRefused.class)
                    .isThrownBy(() -> regionImport.run(folder, progress()))
                    .withMessageContaining("另一个导入正在进行");
            refused.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS).inserted()).isEqualTo(1);
            assertThat(regionImport.run(folder, progress()).unchanged()).isEqualTo(1);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            refused.countDown();
            executor.shutdownNow();
        }
    }

    private RegionImportResult run(String... codesAndNames) throws IOException {
        return regionImport.run(RegionSampleFiles.folder(folder, codesAndNames), progress());
    }

    private static RegionImportProgress progress() {
        return new RegionImportProgress(System.err, false);
    }

    private List<String> codesNamed(String query) {
        return regions.search(query, 20, null).nodes().stream()
                .map(Region::code)
                .toList();
    }

    private List<String> written(String province) {
        return jdbc.queryForList(
                "select concat(code, name, short_name, created_at) from region where cast(code as char) like ?"
                        + " order by code",
                String.class,
                province + "%");
    }

    private int count(String sql) {
        Integer count = jdbc.queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }

    /** Stops when the first rows are about to be written, and goes on when it is told. */
    private static final class Pausing extends RegionImportProgress {

        private final CountDownLatch reached;
        private final CountDownLatch goOn;

        Pausing(CountDownLatch reached, CountDownLatch goOn) {
            super(System.err, false);
            this.reached = reached;
            this.goOn = goOn;
        }

        @Override
        void start(String phase, long total) {
            super.start(phase, total);
            if (phase.startsWith("写入地区")) {
                reached.countDown();
                try {
                    assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
