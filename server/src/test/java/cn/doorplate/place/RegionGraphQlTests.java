package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class RegionGraphQlTests {

    @Autowired
    private ExecutionGraphQlService graphQl;

    @Autowired
    private RegionImport regionImport;

    @Autowired
    private Regions regions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void importAProvince(@TempDir Path folder) throws IOException {
        RegionSampleFiles.folder(
                folder, "89", "斗门省", "8901", "斗门市", "890101", "斗门县", "890102", "斗拱县", "890101001", "斗门镇");
        RegionSampleFiles.add(folder, "890101001001", "斗笠社区居民委员会");
        RegionSampleFiles.add(folder, "890101001002", "斗笠村委会");
        regionImport.run(folder, new RegionImportProgress(System.err, false));
    }

    @Test
    void answersARegionWithThoseAbove() {
        tester().document("{ region(code: \"890101001001\") { name shortName level ancestors { shortName } } }")
                .execute()
                .path("region.shortName")
                .entity(String.class)
                .isEqualTo("斗笠社区")
                .path("region.level")
                .entity(String.class)
                .isEqualTo("COMMUNITY")
                .path("region.ancestors[*].shortName")
                .entityList(String.class)
                .containsExactly("斗门省", "斗门市", "斗门县", "斗门镇");
    }

    @Test
    void whatARegionIsCalledIsWhatTheNearestAboveIsCalledOnceItIsGone() {
        RegionCode there = new RegionCode(890101001001L);
        RegionCode gone = new RegionCode(890101001999L);
        RegionCode nowhere = new RegionCode(879999999999L);

        assertThat(regions.shortNames(List.of(there, gone, nowhere, there)))
                .isEqualTo(Map.of(there, "斗笠社区", gone, "斗门镇", nowhere, ""));
        assertThat(regions.shortName(there)).isEqualTo("斗笠社区");
    }

    @ParameterizedTest
    @ValueSource(strings = {"890101001999", "8", "abc", ""})
    void answersNullForWhatIsNoRegion(String code) {
        tester().document("query($code: String!) { region(code: $code) { code } }")
                .variable("code", code)
                .execute()
                .path("region")
                .valueIsNull();
    }

    @Test
    void pagesThroughChildren() {
        Map<String, Object> page = tester().document(
                        "{ regions(parent: \"8901\", first: 1) { nodes { code } pageInfo { hasNextPage endCursor } } }")
                .execute()
                .path("regions.nodes[*].code")
                .entityList(String.class)
                .containsExactly("890101")
                .path("regions.pageInfo")
                .entity(new ParameterizedTypeReference<Map<String, Object>>() {})
                .get();
        assertThat(page).containsEntry("hasNextPage", true);
        tester().document("query($after: String) { regions(parent: \"8901\", first: 1, after: $after)"
                        + " { nodes { code } pageInfo { hasNextPage } } }")
                .variable("after", page.get("endCursor"))
                .execute()
                .path("regions.nodes[*].code")
                .entityList(String.class)
                .containsExactly("890102")
                .path("regions.pageInfo.hasNextPage")
                .entity(Boolean.class)
                .isEqualTo(false);
    }

    @Test
    void findsByNameByPlaceAndByCode() {
        assertFinds("斗笠", "890101001001", "890101001002");
        assertFinds("斗门县 斗笠社区", "890101001001");
        assertFinds("斗笠村委会 斗门省", "890101001002");
        assertFinds("89010100100", "890101001001", "890101001002");
        assertFinds("斗拱 斗笠");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regionSearch(query: \"\")",
                "regionSearch(query: \"   \")",
                "regionSearch(query: \"斗门\", first: 0)",
                "regionSearch(query: \"斗门\", first: 101)",
                "regionSearch(query: \"斗门\", after: \"?\")",
                "regionSearch(query: \"斗门\", after: \"OTk6MDo\")",
                "regionSearch(query: \"一 二 三 四 五\")",
                "regions(parent: \"x\")",
                "regions(first: 0)",
                "regions(after: \"zzz\")"
            })
    void refusesWhatCannotBe(String field) {
        tester().document("{ " + field + " { nodes { code } } }")
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors).hasSize(1));
    }

    @Test
    void looksUpTheAncestorsOfAWholePageAtOnce() {
        List<Region> page = regions.search("斗", 20, null).nodes();
        assertThat(page).hasSizeGreaterThan(3);
        long statements = transactions.execute(status -> {
            long before = selects();
            regions.ancestors(page);
            return selects() - before;
        });
        assertThat(statements).isEqualTo(1);
    }

    private void assertFinds(String query, String... codes) {
        tester().document("query($query: String!) { regionSearch(query: $query) { nodes { code } } }")
                .variable("query", query)
                .execute()
                .path("regionSearch.nodes[*].code")
                .entityList(String.class)
                .satisfies(found -> assertThat(found).containsExactly(codes));
    }

    private long selects() {
        Long selects = jdbc.queryForObject("show session status like 'Com_select'", (row, number) -> row.getLong(2));
        return selects == null ? 0 : selects;
    }

    private ExecutionGraphQlServiceTester tester() {
        return ExecutionGraphQlServiceTester.create(graphQl);
    }
}
