package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.notice.NoticeMapper.Stage;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The notices of a region as its staff list them. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeFileListTests extends NoticeOffice {

    private static final int NOTICES = 50_000;
    private static final int PAGE = 21;

    @Autowired
    NoticeMapper rows;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatWaitsForAReviewerIsFoundWhileAnOlderEditionIsInForce() {
        JsonNode live = published(content("停水到五点"));
        JsonNode waiting = done(submit(writer, done(edit(writer, live, content("停水到六点")))));
        JsonNode first = done(submit(writer, done(draft(writer, content("第一次")))));
        done(draft(writer, content("还在写")));

        String community = door.community().toString();
        assertThat(listed(reviewer, community, List.of("IN_REVIEW"), 5)).containsExactly(id(first), id(waiting));
        assertThat(listed(reviewer, community, List.of("IN_REVIEW", "PUBLISHED"), 5))
                .as("each once")
                .containsExactly(id(first), id(waiting));
    }

    @Test
    void aStreetAndACountyListWhatLiesInThemPageByPageTheNewestFirst() {
        List<String> expected = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> expected.add(0, id(done(draft(writer, content("第" + i))))));
        Someone street = people.holding(Role.STREET_STAFF, region(RegionLevel.STREET));
        Someone county = people.holding(Role.COUNTY_STAFF, region(RegionLevel.COUNTY));

        assertThat(listed(writer, door.community().toString(), null, 2)).containsExactlyElementsOf(expected);
        assertThat(listed(street, code(RegionLevel.STREET), null, 2)).containsExactlyElementsOf(expected);
        assertThat(listed(county, code(RegionLevel.COUNTY), List.of("DRAFT"), 2))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aPageReadsTheNewestOfEachStageHoweverManyNoticesThereAre() {
        load();
        List<Stage> all = Arrays.stream(NoticeState.values())
                .map(state -> new Stage(false, state))
                .toList();
        for (RegionLevel level : List.of(RegionLevel.COUNTY, RegionLevel.STREET, RegionLevel.COMMUNITY)) {
            long region = door.community().at(level).value();
            for (Instant before : Arrays.asList(null, Instant.parse("2026-01-01T00:00:20Z"))) {
                List<NoticeRow> found = new ArrayList<>();
                long read = RowsRead.during(
                        transactions,
                        jdbc,
                        () -> found.addAll(rows.within(level, region, all, before, Long.MAX_VALUE, PAGE)));
                assertThat(found).hasSize(PAGE);
                assertThat(read).as("%s before %s", level, before).isLessThan(4L * PAGE * all.size());
            }
        }
    }

    /** One of three states a tenth, over ten communities of one street. */
    private void load() {
        List<Object[]> notices = IntStream.range(0, NOTICES)
                .mapToObj(i -> new Object[] {
                    Ids.next(),
                    door.community().value() + i % 10,
                    List.of("PUBLISHED", "EXPIRED", "DRAFT").get(i / 10 % 3),
                    "2026-01-01 00:00:" + (10 + i % 50)
                })
                .toList();
        jdbc.batchUpdate(
                "insert into notice (id, publisher, state, last_edition, changed_at, created_at)"
                        + " values (?, ?, ?, 1, ?, '2026-01-01')",
                notices);
        jdbc.execute("analyze table notice");
    }

    private PlaceRef region(RegionLevel level) {
        return new PlaceRef(PlaceKind.REGION, door.community().at(level).value());
    }

    private String code(RegionLevel level) {
        return door.community().at(level).toString();
    }

    private static String id(JsonNode notice) {
        return notice.path("id").asString();
    }

    private List<String> listed(Someone who, String within, List<String> states, int first) {
        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("within", within, "first", first));
            variables.put("states", states);
            variables.put("after", after);
            JsonNode page = as(who).field(
                            "query($within: String!, $states: [NoticeState!], $first: Int!, $after: String) {"
                                    + " noticeFiles(within: $within, states: $states, first: $first, after: $after) {"
                                    + " nodes { id } pageInfo { hasNextPage endCursor } } }",
                            variables);
            page.path("nodes")
                    .valueStream()
                    .forEach(node -> listed.add(node.path("id").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        return listed;
    }
}
