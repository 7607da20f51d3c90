package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.DemoTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * The entrance of her house has not closed for weeks. 李桂兰 reports it on the afternoon before the National Day, and nobody answers:
 * not the property company, not the community when the holidays are over, not the street. Each is reminded; at each deadline it goes
 * up with all that has happened, and the county answers. She can follow every step.
 */
@ActiveProfiles({"dev", "demo"})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.data.redis.database=3",
            "spring.datasource.hikari.maximum-pool-size=6"
        })
@ContextConfiguration(initializers = AppealClimbsStoryTests.InItsOwnTime.class)
@NullUnmarked // a null where something should be is a failed test
class AppealClimbsStoryTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** By which a slow machine may be late, and all that follows with it: little beside the half hour between two steps. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    private static final SetClock CLOCK = new SetClock("2026-09-30T15:00");

    private static final String HISTORY = """
            query($id: ID!) {
              node(id: $id) { ... on Case {
                state level standing dueAt ending desk { role }
                history(first: 100) { nodes { seq action line text bySide by { title } level at late } }
              } }
            }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    /** Nobody else's days pass with it. */
    static class InItsOwnTime implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DemoTest.OnItsOwnDatabase.point(context, "doorplate_appeal_test");
            context.getBeanFactory().addBeanPostProcessor(CLOCK);
        }
    }

    @Test
    void climbsFromTheCompoundToTheCountyBecauseNobodyAnswers() {
        CasePhone resident = CasePhone.of(port, "demo-resident");
        CasePhone property = CasePhone.of(port, "demo-property");
        CasePhone community = CasePhone.of(port, "demo-community");
        CasePhone street = CasePhone.of(port, "demo-street");
        CasePhone county = CasePhone.of(port, "demo-county");

        CLOCK.set(SetClock.at("2026-09-30T16:00"));
        String id = resident.file(
                "report",
                Map.of(
                        "category", "facility",
                        "at", Map.of("doorplate", PLATE),
                        "text", "单元门关不上好几个星期了，外人随便进出，问了几次都没人管。"));
        property.until(id, it -> it.path("textState").asString().equals("FIT"));

        // An hour to accept it, two, four, eight: of working time, so the community has the morning after the holidays.
        waits(resident, id, "COMPOUND", "PROPERTY_STAFF", "2026-09-30T17:00");
        nobodyAnswers(property, id, "2026-09-30T16:30");
        waits(resident, id, "COMMUNITY", "COMMUNITY_STAFF", "2026-10-08T10:00");
        nobodyAnswers(community, id, "2026-10-08T09:00");
        waits(resident, id, "STREET", "STREET_STAFF", "2026-10-08T16:00");
        nobodyAnswers(street, id, "2026-10-08T15:00");
        waits(resident, id, "COUNTY", "COUNTY_STAFF", "2026-10-09T17:00");

        CLOCK.set(SetClock.at("2026-10-09T09:00"));
        assertThat(actions(history(county, id)))
                .as("it comes with all that happened")
                .containsExactly("FILE", "REMIND", "ESCALATE", "REMIND", "ESCALATE", "REMIND", "ESCALATE");
        assertThat(county.of(id).path("text").asString()).contains("单元门关不上");
        county.act("caseTake", id, Map.of());
        county.act("caseFinish", id, Map.of("outcome", "SOLVED", "text", "已责成物业当天换锁，县里派人看过，门能关上了。对物业和两级经办人另行处理。"));
        resident.act("caseConfirm", id, Map.of("score", 4, "text", "门好了，就是等得太久。"));

        eachWasTold(resident, property, community, street, county, id);
        sheSeesEveryStep(history(resident, id));
        eachStepCameOnceAndAtItsTime(history(county, id));
        // The command that operators run: each event's hash, and the numbers of each lane.
        assertThat(new CommandLine(context.getBean("verifyCases")).execute()).isZero();
    }

    /** Where it is, and until when. */
    private static void waits(CasePhone resident, String id, String level, String role, String due) {
        JsonNode seen = history(resident, id);
        assertThat(seen.path("state").asString()).isEqualTo("WAITING");
        assertThat(seen.path("level").asString()).isEqualTo(level);
        assertThat(seen.path("desk").path("role").asString()).isEqualTo(role);
        soonAfter(due, seen.path("dueAt").asString());
    }

    /** They are reminded, and let it pass. */
    private static void nobodyAnswers(CasePhone there, String id, String reminder) {
        JsonNode before = history(there, id);
        List<String> known = actions(before);
        CLOCK.set(SetClock.at(reminder).plus(SLACK));
        until(there, id, it -> actions(it).size() > known.size());
        CLOCK.set(Instant.parse(before.path("dueAt").asString()));
        until(there, id, it -> actions(it).size() > known.size() + 1);
    }

    private static void eachWasTold(
            CasePhone resident,
            CasePhone property,
            CasePhone community,
            CasePhone street,
            CasePhone county,
            String id) {
        for (CasePhone silent : List.of(property, community, street)) {
            assertThat(silent.told(id)).containsExactlyInAnyOrder("新的事项：公共设施损坏", "即将到期：公共设施损坏", "逾期已上报：公共设施损坏");
        }
        assertThat(county.told(id)).containsExactlyInAnyOrder("新的事项：公共设施损坏", "居民已确认：公共设施损坏");
        assertThat(resident.told(id))
                .containsExactlyInAnyOrder(
                        "您的公共设施损坏已登记", "您的公共设施损坏已上报", "您的公共设施损坏已上报", "您的公共设施损坏已上报", "您的公共设施损坏有人办理了", "您的公共设施损坏办完了");
    }

    private static void sheSeesEveryStep(JsonNode hers) {
        assertThat(hers.path("ending").asString()).isEqualTo("CONFIRMED");
        assertThat(actions(hers))
                .containsExactly("FILE", "ESCALATE", "ESCALATE", "ESCALATE", "TAKE", "FINISH", "CONFIRM");
        List<String> lines = each(hers, "line");
        assertThat(lines.get(1)).startsWith("到期没有办，从滨河花园物业升到积善社区").endsWith("前接收。");
        assertThat(lines.get(2)).startsWith("到期没有办，从积善社区").contains("升到子营街道");
        assertThat(lines.get(3)).startsWith("到期没有办，从子营街道").contains("升到余庆县");
        assertThat(each(hers, "level"))
                .containsExactly("COMPOUND", "COMMUNITY", "STREET", "COUNTY", "COUNTY", "COUNTY", "COUNTY");
        assertThat(hers.at("/history/nodes/5/text").asString()).contains("门能关上了");
    }

    private static void eachStepCameOnceAndAtItsTime(JsonNode all) {
        assertThat(actions(all))
                .containsExactly(
                        "FILE",
                        "REMIND",
                        "ESCALATE",
                        "REMIND",
                        "ESCALATE",
                        "REMIND",
                        "ESCALATE",
                        "TAKE",
                        "FINISH",
                        "CONFIRM");
        List<String> at = each(all, "at");
        soonAfter("2026-09-30T16:00", at.get(0));
        soonAfter("2026-09-30T16:30", at.get(1));
        soonAfter("2026-09-30T17:00", at.get(2));
        soonAfter("2026-10-08T09:00", at.get(3));
        soonAfter("2026-10-08T10:00", at.get(4));
        soonAfter("2026-10-08T15:00", at.get(5));
        soonAfter("2026-10-08T16:00", at.get(6));
    }

    private static void soonAfter(String local, String at) {
        Instant expected = SetClock.at(local);
        assertThat(Instant.parse(at)).isBetween(expected, expected.plus(SLACK.multipliedBy(2)));
    }

    /** The case with its history as they see it; that a machine looked at the text is left out. */
    private static JsonNode history(CasePhone who, String id) {
        return who.phone().ask(HISTORY, Map.of("id", id));
    }

    private static void until(CasePhone who, String id, Predicate<JsonNode> so) {
        await().atMost(PATIENCE).until(() -> history(who, id), so);
    }

    private static List<String> actions(JsonNode seen) {
        return each(seen, "action");
    }

    private static List<String> each(JsonNode seen, String field) {
        return seen.at("/history/nodes")
                .valueStream()
                .filter(event -> !event.path("action").asString().equals("CHECKED"))
                .map(event -> event.path(field).asString())
                .toList();
    }
}
