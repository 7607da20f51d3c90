package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.cli.Commands;
import cn.doorplate.dev.TestServers;
import cn.doorplate.search.Posting;
import cn.doorplate.search.SearchText;
import cn.doorplate.shared.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A whole country, imported by the command line into a database of its own, and searched. What the server examined is what
 * the server says: its counters of rows read, on the same connection, the look-up of ancestors included. What must be found
 * is told by going through all names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LogsAgain.class)
abstract class RegionCountry {

    private final String database;
    private final Map<Long, String> names = new HashMap<>();
    private ConfigurableApplicationContext context;
    private Regions regions;
    private JdbcTemplate jdbc;
    private TransactionTemplate transactions;

    RegionCountry(String database) {
        this.database = database;
    }

    /** The folder with the five files. */
    abstract Path files(Path temporary);

    @BeforeAll
    void importAndStart(@TempDir Path temporary) {
        Path folder = files(temporary);
        String[] properties = {
            "--spring.datasource.url=" + TestServers.database(database),
            "--spring.datasource.username=" + TestServers.username(),
            "--spring.datasource.password=" + TestServers.password()
        };
        List<String> command = new ArrayList<>(List.of("import", "regions", folder.toString()));
        command.addAll(List.of(properties));
        assertThat(Commands.run(DoorplateApplication.class, command.toArray(String[]::new)))
                .isZero();
        context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .profiles("dev")
                .run(properties);
        regions = context.getBean(Regions.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transactions = context.getBean(TransactionTemplate.class);
        jdbc.query("analyze table region, search_gram", row -> {});
        for (RegionRows file : RegionFiles.read(folder, new RegionImportProgress(System.err, false))) {
            for (int i = 0; i < file.size(); i++) {
                names.put(file.code(i), RegionShortName.of(file.name(i)));
            }
        }
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void holdsEveryRegionOfTheFiles() {
        assertThat(jdbc.queryForObject("select count(*) from region", Integer.class))
                .isEqualTo(names.size());
    }

    /** Ordinary questions, common names and nasty ones: no page is dear, nothing is missed, nothing comes twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "和平",
                "新华社区",
                "王家村",
                "东风村委会",
                "幸福家园社区",
                "李家庄村",
                "城关镇",
                "鼓楼",
                "新华",
                "积善社区居民委员会",
                "余庆",
                "余庆 积善",
                "朝阳 新华",
                "新华 朝阳 和平",
                "和平 村",
                "社区 幸福",
                "11",
                "5203",
                "110101",
                "省",
                "龙泉 石桥 大河 白云",
                "自治 和平",
                "不存在的地方",
                "家庄村",
                "庄村",
                "区 县",
                "1",
                "中山 社区 和平",
                "王家 家村",
                "新新新新",
                "柏",
                "塘"
            })
    void findsAllAndExaminesFewRowsAPage(String query) {
        List<Long> wanted = wanted(query);
        List<Long> found = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            Page<Region> page = cheapPage(query, 20, after);
            page.nodes().forEach(region -> found.add(Long.parseLong(region.code())));
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null && ++pages < 100);
        assertThat(found).doesNotHaveDuplicates();
        assertThat(new HashSet<>(wanted)).containsAll(found);
        if (after == null) {
            assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(wanted));
        }
    }

    /** What people ask most: one page is enough, or it is full. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "和平",
                "新华社区",
                "王家村",
                "东风村委会",
                "幸福家园社区",
                "李家庄村",
                "城关",
                "社区",
                "村",
                "1",
                "新",
                "幸福 社区",
                "和平 村",
                "余庆 积善",
                "王家",
                "家村",
                "王庄村村民委员会"
            })
    void fillsTheFirstPage(String query) {
        assertThat(cheapPage(query, 20, null).nodes())
                .hasSize(Math.min(20, wanted(query).size()));
    }

    /** Two common words, where a region that holds both is rare: some are found at once, the page may be short. */
    @ParameterizedTest
    @ValueSource(strings = {"朝阳 新华", "和平 新华", "红旗 东风"})
    void findsTwoCommonWordsTogetherOnTheFirstPage(String query) {
        assertThat(cheapPage(query, 20, null).nodes())
                .hasSizeGreaterThanOrEqualTo(Math.min(1, wanted(query).size()));
    }

    @ParameterizedTest
    @CsvSource({"村,0,村民,230000000000", "和平,0,'',370000000000", "社区,0,'',370000000000", "幸福 村,0,'',370000000000"})
    void goesOnFromDeepInside(String query, int stage, String gram, long code) {
        String deep = new RegionCursor(stage, new Posting(gram, code)).toString();
        cheapPage(query, 100, deep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"村", "和平", "社区", "新华 和平", "5"})
    void staysCheapWhenAHundredAreAskedFor(String query) {
        Page<Region> page = cheapPage(query, 100, null);
        assertThat(page.nodes())
                .hasSizeGreaterThanOrEqualTo(
                        Math.min(query.contains(" ") ? 1 : 30, wanted(query).size()));
    }

    @Test
    void showsHigherLevelsFirst() {
        assertThat(cheapPage("和平", 100, null).nodes()).extracting(Region::level).isSorted();
    }

    @Test
    void goesThroughTheChildrenOfEachRegionByPages() {
        RegionCode city = names.keySet().stream()
                .filter(code -> code > 1000 && code <= 9999)
                .sorted()
                .map(RegionCode::new)
                .findFirst()
                .orElseThrow();
        List<Long> found = new ArrayList<>();
        String after = null;
        do {
            Page<Region> page = regions.children(city, 3, after);
            page.nodes().forEach(region -> found.add(Long.parseLong(region.code())));
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null);
        assertThat(found)
                .isEqualTo(names.keySet().stream()
                        .filter(code -> code >= city.value() * 100 && code < city.value() * 100 + 100)
                        .sorted()
                        .toList());
    }

    @Test
    void usesThePrimaryKeyForEveryStep() {
        List<String> statements = List.of(
                "select ref from search_gram where kind = 1 and size = 2 and gram = '和平' and"
                        + " (ref between 11 and 99 or ref between 1100 and 9999999999999) order by ref limit 20",
                "select ref from search_gram where kind = 1 and size = 3 and gram = '新华社' and ref > 9 order by ref"
                        + " limit 1 offset 4",
                "select gram, ref from search_gram where kind = 1 and size = 2 and gram > '村' and gram <= '村\uDBFF\uDFFF'"
                        + " order by gram, ref limit 20",
                "select code from region where code between 110100 and 110199 order by code limit 20");
        for (String statement : statements) {
            List<Map<String, Object>> plan = jdbc.queryForList("explain format=traditional " + statement);
            assertThat(plan).hasSize(1);
            assertThat(plan.get(0).get("key")).as(statement).isEqualTo("PRIMARY");
            assertThat(Objects.toString(plan.get(0).get("Extra")))
                    .as(statement)
                    .doesNotContain("filesort", "temporary");
        }
    }

    /** A page with its ancestors, as a client asks for it; fails when it was dear. */
    private Page<Region> cheapPage(String query, int first, @Nullable String after) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long idle = -rowsRead() + rowsRead();
            long before = rowsRead();
            Page<Region> page = regions.search(query, first, after);
            Map<Region, List<Region>> ancestors = regions.ancestors(page.nodes());
            assertThat(rowsRead() - before - idle)
                    .as("rows examined for %s", query)
                    .isLessThanOrEqualTo(200);
            assertThat(ancestors).hasSameSizeAs(page.nodes());
            return page;
        }));
    }

    private long rowsRead() {
        return jdbc.query("show session status like 'Handler\\_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<Long> wanted(String query) {
        List<String> words =
                SearchText.words(query).stream().map(RegionShortName::sought).toList();
        return names.keySet().stream()
                .filter(code -> answers(code, words))
                .sorted()
                .toList();
    }

    private boolean answers(long code, List<String> words) {
        if (words.size() == 1 && Long.toString(code).startsWith(words.get(0))) {
            return true;
        }
        if (words.stream().noneMatch(name(code)::contains)) {
            return false;
        }
        String[] path = new RegionCode(code)
                .path().stream().map(above -> name(above.value())).toArray(String[]::new);
        return words.stream().allMatch(word -> Arrays.stream(path).anyMatch(name -> name.contains(word)));
    }

    private String name(long code) {
        return SearchText.normalise(Objects.requireNonNull(names.get(code)));
    }
}
