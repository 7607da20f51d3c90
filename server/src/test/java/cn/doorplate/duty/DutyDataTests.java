package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is kept of who answers and who is on duty: for how long, and what is left when they go. */
class DutyDataTests extends DutyTest {

    @Autowired
    DutyData data;

    @Autowired
    List<Retained> retained;

    @Autowired
    PersonalDataExports exports;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void nothingOfAPersonsIsLeftWhenTheyGo() {
        Reachable wang = reachable();
        long id = wang.someone().id();
        JsonNode card = published(card("BUILDING_HEAD", "李强"));
        published(with(card("BUILDING_OWNER", "王英"), "account", wang.phone()));
        done(leave(with(
                Map.of("responsibility", card.path("id").asString(), "from", in(1), "until", in(2)),
                "standInName",
                "王英",
                "standInPhone",
                "0951-0000-8888",
                "standInAccount",
                wang.phone())));
        done(add(shift(wang, in(24), in(26))));
        assertThat(left(id)).containsExactly(1, 1, 1);

        close(wang);
        close(wang);

        assertThat(left(id)).containsExactly(0, 0, 0);
    }

    @Test
    void theOfficeHearsOnceWhatWhoClosesTheAccountLeavesVacant() {
        Reachable wang = reachable();
        done(add(with(shift(wang, in(-1), in(3)), "weeks", 2)));

        close(wang);
        close(wang);

        assertThat(told(office)).containsExactly("值班有空缺");
        assertThat(told(wang.someone())).containsExactly("您有新的值班");
    }

    private void close(Reachable who) {
        transactions.executeWithoutResult(status -> data.erase(who.someone().id()));
    }

    @Test
    void aStandInWhoClosesTheAccountIsOnNoPlateAnyMoreAndIsMissed() {
        Reachable li = reachable();
        JsonNode card = published(card("BUILDING_HEAD", "王英"));
        done(leave(with(
                Map.of("responsibility", card.path("id").asString(), "from", in(0), "until", in(48)),
                "standInName",
                "李强",
                "standInPhone",
                "0951-0000-8888",
                "standInAccount",
                li.phone())));
        assertThat(texts(contacts(), "name")).containsExactly("李强");

        close(li);

        assertThat(contacts().toString()).doesNotContain("李强", "0951-0000-8888");
        assertThat(here().toString()).doesNotContain("李强", "0951-0000-8888");
        assertThat(gaps("[LEAVE_WITHOUT_STAND_IN]")).containsExactly("3栋楼栋长王英请假，没有人代班");
        assertThat(jdbc.queryForObject(
                        "select count(*) from responsibility_leave where name = '李强' and responsibility_id = ?",
                        Integer.class,
                        id(card)))
                .isZero();
    }

    private List<Integer> left(long person) {
        return List.of("responsibility", "responsibility_leave", "duty_shift").stream()
                .map(table -> jdbc.queryForObject(
                        "select count(*) from " + table + " where person_id = ?", Integer.class, person))
                .toList();
    }

    @Test
    void theirCopySaysWhatTheyAnswerForAndWhenTheyAreOnDuty() {
        Reachable wang = reachable();
        published(with(card("BUILDING_OWNER", "王代表"), "account", wang.phone()));
        done(add(shift(wang, in(24), in(26))));
        long export = exports.request(wang.someone().id()).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        exports.find(export, wang.someone().id()).orElseThrow().status()
                                == PersonalDataExport.Status.READY);

        assertThat(new String(exports.open(export, wang.someone().id()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("负责与值班", "业主代表 王代表 0951-0000-1234", "第一网格", "小英", "0951-0000-5678");
    }

    @Test
    void shiftsAndLeavesAreRemovedWhenTheyAreOld() {
        JsonNode shift = done(add(shift(reachable(), in(24), in(26)))).at("/shifts/0");
        JsonNode card = published(card("BUILDING_HEAD", "李强"));
        JsonNode leave = done(leave(
                        Map.of("responsibility", card.path("id").asString(), "from", in(1), "until", in(2))))
                .path("responsibilityLeave");
        String old = "1999-01-01 00:00:00";
        jdbc.update("update duty_shift set ends_at = ? where id = ?", old, id(shift));
        jdbc.update("update responsibility_leave set ends_at = ? where id = ?", old, id(leave));

        Instant limit = Instant.parse("1999-01-02T00:00:00Z");
        for (String subject : List.of("duty_shift", "responsibility_leave")) {
            Retained kept = retained.stream()
                    .filter(it -> it.subject().equals(subject))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.removeBefore(limit.minus(2, ChronoUnit.DAYS), 10)).isZero();
            assertThat(kept.removeBefore(limit, 10)).isEqualTo(1);
        }
    }

    private static long id(JsonNode node) {
        return Ids.fromOpaque(node.path("id").asString());
    }
}
