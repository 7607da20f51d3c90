package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Two communities of 250 buildings, named alike; names that no other test gives. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildingSearchTests {

    private static final long HERE = 880101001001L;
    private static final long THERE = 880101001002L;

    @Autowired
    private BuildingSearch search;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final List<Built> all = new ArrayList<>();

    @BeforeAll
    void build() {
        transactions.executeWithoutResult(status -> {
            for (long region : new long[] {HERE, THERE}) {
                for (String compound : List.of("翡麓苑", "翡麓家园", "翡阁小区", "翡湖里", "翡塘坊")) {
                    long compoundId = Ids.next();
                    jdbc.update(
                            "insert into compound (id, region_code, name, address) values (?, ?, ?, '翡江路')",
                            compoundId,
                            region,
                            compound);
                    for (int i = 1; i <= 50; i++) {
                        build(region, compoundId, compound, i + "栋", "翡江路" + i + "号");
                    }
                }
            }
        });
    }

    @Test
    void findsByCompoundAndBuildingInOneWordOrTwo() {
        List<Long> wanted = ids(built -> built.text.startsWith("翡麓苑7栋"));
        assertThat(wanted).hasSize(2);
        assertThat(pages("翡麓苑7栋", null, 20)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(pages("翡麓苑 7栋", null, 20)).containsExactlyInAnyOrderElementsOf(wantedWords("翡麓苑", "7栋"));
    }

    @Test
    void findsByAddress() {
        assertThat(pages("翡江路 33号", null, 20)).containsExactlyInAnyOrderElementsOf(wantedWords("翡江路", "33号"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"翡", "栋", "翡江路", "3栋", "翡麓苑", "苑 栋", "翡麓苑 5栋 号"})
    void findsAllOfARegionAndNothingOfAnother(String query) {
        List<Long> wanted = all.stream()
                .filter(built -> built.region == HERE
                        && List.of(query.split(" ")).stream().allMatch(built.text::contains))
                .map(Built::id)
                .toList();
        assertThat(pages(query, new RegionCode(HERE), 20)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void fillsThePageForACommonNumberInOnesOwnCommunity() {
        assertThat(cheapPage("栋", new RegionCode(HERE), 20, null).nodes()).hasSize(20);
        assertThat(cheapPage("翡麓苑 栋", new RegionCode(880101001), 20, null).nodes())
                .hasSize(20);
    }

    @Test
    void findsWhatIsRareInTheWholeCountryUnderAProvinceToo() {
        assertThat(pages("翡塘坊49栋", new RegionCode(88), 20)).hasSize(2);
        assertThat(pages("翡塘坊49栋", new RegionCode(11), 20)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "栋", "一 二 三 四 五"})
    void refusesWhatCannotBeFound(String query) {
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page(query, null, 20, null));
    }

    @Test
    void refusesTooLongAQueryTooLargeAPageAndAnotherSearchesCursor() {
        RegionCode here = new RegionCode(HERE);
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page("翡".repeat(65), null, 20, null));
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page("翡江", null, 0, null));
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page("翡江", null, 101, null));
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page("翡江", null, 20, "x"));
        String there = new BuildingSearchCursor(THERE, 1).toString();
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> search.page("翡江", here, 20, there));
    }

    private List<Long> pages(String query, @Nullable RegionCode within, int first) {
        List<Long> found = new ArrayList<>();
        String after = null;
        do {
            Page<Long> page = cheapPage(query, within, first, after);
            found.addAll(page.nodes());
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null);
        return found;
    }

    private Page<Long> cheapPage(String query, @Nullable RegionCode within, int first, @Nullable String after) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long idle = -rowsRead() + rowsRead();
            long before = rowsRead();
            Page<Long> page = search.page(query, within, first, after);
            assertThat(rowsRead() - before - idle)
                    .as("rows examined for %s", query)
                    .isLessThanOrEqualTo(200);
            return page;
        }));
    }

    private long rowsRead() {
        return jdbc.query("show session status like 'Handler\\_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<Long> wantedWords(String... words) {
        return ids(built -> List.of(words).stream().allMatch(built.text::contains));
    }

    private List<Long> ids(Predicate<Built> wanted) {
        return all.stream().filter(wanted).map(Built::id).toList();
    }

    private void build(long region, long compoundId, String compound, String name, String address) {
        long id = Ids.next();
        jdbc.update(
                "insert into building (id, region_code, compound_id, name, address) values (?, ?, ?, ?, ?)",
                id,
                region,
                compoundId,
                name,
                address);
        search.index(id, compound, name, address);
        all.add(new Built(id, region, compound + name + " " + address));
    }

    private record Built(long id, long region, String text) {}
}
