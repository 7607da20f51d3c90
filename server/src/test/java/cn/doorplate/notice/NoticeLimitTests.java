package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is too much, or for nobody. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeLimitTests extends NoticeOffice {

    @Test
    void aTextOfTenMegabytesIsRefusedBeforeItIsRead() {
        String body = new JsonMapper()
                .writeValueAsString(Map.of(
                        "query", "mutation { noticeDraft(input: {}) { notice { id } } }", "x", "字".repeat(10 << 20)));

        HttpResponse<String> answer =
                as(writer).post("/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    void whatAsksSomethingOfPeopleNeedsSomebodyWhomItReaches() {
        for (String asks : List.of("urgent", "mustRead")) {
            Map<String, Object> content = content("给有老人的家庭", asks, true);
            content.put("audiences", List.of("ELDER_HOUSEHOLDS"));
            assertThat(declined(submit(writer, done(draft(writer, content))))).isEqualTo("AUDIENCE_EMPTY@");
        }
    }

    @Test
    void whatAsksNothingIsFoundByWhoComesLater() {
        JsonNode notice = published(content("给居民", "audiences", List.of("RESIDENTS")));
        Someone later = people.someone();
        long home = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, door) values (?, ?, ?, '901')",
                home,
                door.buildingId(),
                door.unitId());
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                Ids.next(),
                home,
                later.id(),
                later.id(),
                door.community().value());

        assertThat(as(later)
                        .field("{ me { notices { nodes { id } } } }", Map.of())
                        .at("/notices/nodes/0/id"))
                .isEqualTo(notice.path("id"));
    }
}
