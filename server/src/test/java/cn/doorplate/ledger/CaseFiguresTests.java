package cn.doorplate.ledger;

import static cn.doorplate.casework.TestLedger.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.casework.CaseStories;
import cn.doorplate.casework.TestLedger;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.cli.Operator;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Eight cases in two streets of a county, whose ways are told below, and what they come to: counted by hand. */
@NullUnmarked // what is null where it must not be is a failed test
@ExtendWith(LogsAgain.class)
class CaseFiguresTests extends LedgerGround {

    private static final String FIGURES = """
            query($within: String!, $from: DateTime!, $until: DateTime!, $kinds: [CaseKind!], $by: FigureBy!) {
              caseFigures(within: $within, from: $from, until: $until, kinds: $kinds, by: $by) {
                label region { code } kind from filed answeredInTime answeredLate finishedInTime finishedLate confirmed
                calledBack silent unfit withdrawn scored satisfied averageScore escalated overdue returned urged reopened
                extended responseRate solvingRate satisfactionRate silenceRate solvedByLevel { level cases share }
              }
            }""";

    @Autowired
    private FigureFolding folding;

    @Autowired
    private FigureMapper rows;

    @Autowired
    private CaseStories stories;

    @Autowired
    private Recount recount;

    @Autowired
    private Figures figures;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Statements statements;

    @Autowired
    private TransactionTemplate transaction;

    private final Operator operator = new Operator();
    private Door here;
    private Door there;
    private Someone resident;
    private Someone staff;
    private Someone other;

    @BeforeEach
    void people() {
        RegionCode home = places.community();
        here = places.door(home);
        there = places.door(places.community(new RegionCode(county().value() * 1_000_000 + 2001)));
        resident = people.someone();
        staff = people.someone();
        other = people.someone();
    }

    @Test
    void areWhatWasCountedByHand() {
        eightCases();
        Someone county = holding(Role.COUNTY_STAFF, county());

        List<JsonNode> streets = of(county, county(), "2026-03-01", "2026-05-01", null, "REGION");
        assertThat(streets).hasSize(2);
        assertThat(streets.get(0).at("/label").asString()).isEqualTo("测试街道");
        assertThat(streets.get(0).at("/region/code").asString())
                .isEqualTo(here.community().at(RegionLevel.STREET).toString());
        assertThat(counts(streets.get(0)))
                .isEqualTo(
                        "filed 6 in 3 late 1 done 5 late 0 confirmed 2 called 1 silent 1 unfit 1 withdrawn 1 scored 4"
                                + " satisfied 3 up 1 overdue 0 back 0 urged 1 again 1 more 1");
        assertThat(counts(streets.get(1)))
                .isEqualTo(
                        "filed 2 in 1 late 1 done 1 late 1 confirmed 2 called 0 silent 0 unfit 0 withdrawn 0 scored 2"
                                + " satisfied 0 up 0 overdue 1 back 1 urged 0 again 0 more 0");
        assertThat(streets.get(0).at("/averageScore").asDouble()).isEqualTo(16 / 4.0);
        assertThat(streets.get(0).at("/responseRate").asDouble()).isEqualTo(3 / 6.0);
        assertThat(streets.get(0).at("/solvingRate").asDouble()).isEqualTo(4 / 5.0);
        assertThat(streets.get(0).at("/satisfactionRate").asDouble()).isEqualTo(3 / 4.0);
        assertThat(streets.get(0).at("/silenceRate").asDouble()).isEqualTo(1 / 4.0);
        assertThat(solved(streets.get(0))).isEqualTo("COMPOUND 1 0.25, COMMUNITY 2 0.5, STREET 1 0.25, COUNTY 0 0.0");
        assertThat(solved(streets.get(1))).isEqualTo("COMPOUND 0 0.0, COMMUNITY 1 0.5, STREET 0 0.0, COUNTY 1 0.5");
    }

    @Test
    void areSumsByKindByDayByMonthAndOfASmallerRegion() {
        eightCases();
        Someone county = holding(Role.COUNTY_STAFF, county());

        List<JsonNode> kinds = of(county, county(), "2026-03-01", "2026-05-01", null, "KIND");
        assertThat(kinds.stream()
                        .map(it -> it.at("/label").asString() + it.at("/filed").asInt()))
                .containsExactly("纠纷1", "随手拍6", "随时问1");
        assertThat(kinds.get(0).at("/silenceRate").isNull())
                .as("nothing to divide by")
                .isTrue();
        List<JsonNode> days = of(county, county(), "2026-03-01", "2026-05-01", null, "DAY");
        assertThat(days.stream()
                        .map(it -> it.at("/label").asString() + " "
                                + it.at("/filed").asInt()))
                .containsExactly("2026年3月2日 3", "2026年3月3日 2", "2026年3月31日 1", "2026年4月1日 1", "2026年4月2日 1");
        assertThat(days.get(0).at("/from").asString()).isEqualTo("2026-03-02T00:00:00+08:00");
        List<JsonNode> months = of(county, county(), "2026-03-01", "2026-05-01", null, "MONTH");
        assertThat(months.stream()
                        .map(it -> it.at("/label").asString() + " "
                                + it.at("/filed").asInt()))
                .containsExactly("2026年3月 6", "2026年4月 2");
        assertThat(of(county, county(), "2026-03-03", "2026-04-01", List.of("REPORT"), "MONTH").stream()
                        .map(it -> it.at("/filed").asInt()))
                .as("of the last days of March")
                .containsExactly(2);

        Someone community = holding(Role.COMMUNITY_STAFF, there.community());
        List<JsonNode> own = of(community, there.community(), "2026-03-01", "2026-05-01", null, "REGION");
        assertThat(own.stream()
                        .map(it -> it.at("/label").asString() + it.at("/filed").asInt()))
                .containsExactly("测试社区2");
        assertThat(TestClient.code(
                        as(community).ask(FIGURES, variables(county(), "2026-03-01", "2026-05-01", null, "DAY"))))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(
                        as(county).ask(FIGURES, variables(county(), "2026-03-01", "2027-03-03", null, "DAY"))))
                .as("367 days")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void agreeWithTheHistoryAndWithWhatTheDatabaseCounts() {
        eightCases();

        for (long community :
                List.of(here.community().value(), there.community().value())) {
            assertThat(recount.compare(community)).isEmpty();
        }
        assertThat(kept(FigureMetric.FILED))
                .isEqualTo(events("action = 'FILE'"))
                .isEqualTo(8);
        assertThat(kept(FigureMetric.ESCALATED)).isEqualTo(events("action = 'ESCALATE'"));
        assertThat(kept(FigureMetric.RETURNED)).isEqualTo(events("action = 'RETURN'"));
        assertThat(kept(FigureMetric.URGED)).isEqualTo(events("action = 'URGE'"));
        assertThat(kept(FigureMetric.FINISHED_LATE)).isEqualTo(events("action in ('FINISH', 'ANSWER') and late"));
        assertThat(kept(FigureMetric.FINISHED_IN_TIME))
                .isEqualTo(events("action in ('FINISH', 'ANSWER') and not late"));
        assertThat(kept(FigureMetric.CONFIRMED)).isEqualTo(cases("ending = 'CONFIRMED'"));
        assertThat(kept(FigureMetric.SILENT)).isEqualTo(cases("ending = 'SILENT'"));
        assertThat(kept(FigureMetric.SCORED)).isEqualTo(cases("score is not null"));
        assertThat(kept(FigureMetric.REOPENED)).isEqualTo(cases("reopened = 1"));
        assertThat(kept(FigureMetric.EXTENDED)).isEqualTo(cases("extension = 'GRANTED'"));
        assertThat(kept(FigureMetric.SCORE_SUM))
                .isEqualTo(jdbc.queryForObject(
                        "select sum(score) from ledger_case where county = ?", Long.class, county().value()));
    }

    @Test
    void countWhatHappensOnceHoweverManyCount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> counting = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                withdrawn(here, i);
                for (int j = 0; j < 6 && i % 10 == 9; j++) {
                    counting.add(threads.submit(folding::round));
                }
            }
            for (Future<?> each : counting) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        awaitCounted();

        assertThat(kept(FigureMetric.FILED)).isEqualTo(60);
        assertThat(kept(FigureMetric.WITHDRAWN)).isEqualTo(60);
        assertThat(recount.compare(here.community().value())).isEmpty();
    }

    @Test
    void whoComesLateCountsNothingAgain() {
        eightCases();
        rows.marks().stream().filter(mark -> mark.seq() > 0).forEach(mark -> {
            FigureMapper.Mark old = new FigureMapper.Mark(mark.lane(), 0);
            assertThat(folding.step(old)).isNull();
        });

        assertThat(kept(FigureMetric.FILED)).isEqualTo(8);
        assertThat(recount.compare(here.community().value())).isEmpty();
    }

    @Test
    void theCommandNamesWhatDiffersAndMendsIt() {
        eightCases();
        String code = here.community().toString();
        assertThat(operator.run("cases", "recount", "--within", code))
                .as(operator.said())
                .isZero();
        assertThat(operator.said()).contains("全部相符");

        jdbc.update(
                "update case_figure set n = n + 2 where region_code = ? and metric = 'URGED'",
                here.community().value());
        jdbc.update(
                "delete from case_figure where region_code = ? and metric = 'SILENT'",
                here.community().value());

        assertThat(operator.run("cases", "recount", "--within", code)).isEqualTo(1);
        assertThat(operator.said())
                .contains(code + " 2026-03-03 DISPUTE COMMUNITY URGED 保存 3，历史 1")
                .contains(code + " 2026-03-02 REPORT COMMUNITY SILENT 保存 0，历史 1")
                .contains("不符 2 处");
        assertThat(operator.run("cases", "recount", "--mend", "--within", code)).isZero();
        assertThat(recount.compare(here.community().value())).isEmpty();
        assertThat(operator.run("cases", "recount", "--within", "12345")).isEqualTo(1);
    }

    @Test
    void costAsManyStatementsForAYearOfACountyAndReadNoOtherDays() {
        long community = here.community().value();
        LocalDate day = LocalDate.of(2020, 1, 1);
        List<Object[]> old = Stream.iterate(0, i -> i + 1)
                .limit(2_000)
                .map(i -> new Object[] {community, day.plusDays(i % 1_000), i < 1_000 ? "REPORT" : "ORDER"})
                .toList();
        jdbc.batchUpdate(
                "insert into case_figure (region_code, day, kind, level, metric, n) values (?, ?, ?, 'COUNTY', 'FILED', 1)",
                old);
        Someone someone = holding(Role.COUNTY_STAFF, county());
        var viewer = viewers.now(someone.id());
        assertThat(viewer.grants()).as("known once a request").isNotEmpty();
        FigureDays few = FigureDays.between(at("2020-03-01T00:00"), at("2020-03-06T00:00"));
        FigureDays year = FigureDays.between(at("2020-03-01T00:00"), at("2021-03-01T00:00"));

        for (FigureBy by : FigureBy.values()) {
            int counted = by == FigureBy.REGION ? 1 : 0;
            assertThat(statements.ofThisThreadDuring(() -> figures.of(viewer, county(), year, null, by)))
                    .as(by.name())
                    .hasSizeLessThanOrEqualTo(3 + counted);
        }
        assertThat(RowsRead.during(
                        transaction,
                        jdbc,
                        () -> rows.sums(List.of(community), few.first(), few.end(), null, FigureBy.KIND, 1)))
                .as("ten rows of five days, and what groups them")
                .isLessThan(60);
        jdbc.update("delete from case_figure where region_code = ?", community);
    }

    private void eightCases() {
        confirmedAtOnce();
        silentAfterItWentUp();
        askedAgain();
        withdrawn(here, 0);
        calledBackWithMoreTime();
        unfit();
        returnedAndLate();
        overdueAtTheCounty();
        awaitCounted();
    }

    private void confirmedAtOnce() {
        play(
                here,
                "street-lamp",
                property(here),
                "2026-03-02T09:00",
                way -> way.staff(at("2026-03-02T09:10"), take(staff), staff, CaseHat.DESK)
                        .staff(at("2026-03-02T10:00"), finish(), staff, CaseHat.HANDLER)
                        .raiser(at("2026-03-02T11:00"), new CaseAct.Confirm(5)));
    }

    private void silentAfterItWentUp() {
        play(
                here,
                "street-lamp",
                property(here),
                "2026-03-02T09:00",
                way -> way.time(at("2026-03-02T09:30"), new CaseAct.Escalate(office(here)))
                        .staff(at("2026-03-02T10:00"), take(staff), staff, CaseHat.DESK)
                        .staff(at("2026-03-02T11:00"), finish(), staff, CaseHat.HANDLER)
                        .time(at("2026-03-09T11:00"), new CaseAct.Silence())
                        .staff(
                                at("2026-03-10T10:00"),
                                new CaseAct.CallBack(true, 4, street(here)),
                                other,
                                CaseHat.STAFF));
    }

    private void askedAgain() {
        play(
                here,
                "insurance",
                office(here),
                "2026-03-02T14:00",
                way -> way.staff(at("2026-03-02T14:30"), new CaseAct.Answer(staff.id()), staff, CaseHat.DESK)
                        .raiser(at("2026-03-02T15:00"), new CaseAct.Objection(street(here)))
                        .staff(at("2026-03-02T15:30"), new CaseAct.Answer(other.id()), other, CaseHat.DESK)
                        .raiser(at("2026-03-02T16:00"), new CaseAct.Confirm(2)));
    }

    private void withdrawn(Door door, int second) {
        play(
                door,
                "noise",
                office(door),
                "2026-03-03T09:00",
                way -> way.raiser(at("2026-03-03T09:30").plusSeconds(second), new CaseAct.Urge())
                        .raiser(at("2026-03-03T10:00").plusSeconds(second), new CaseAct.Withdraw()));
    }

    private void calledBackWithMoreTime() {
        play(
                here,
                "street-lamp",
                office(here),
                "2026-03-03T09:00",
                way -> way.staff(at("2026-03-03T09:10"), take(staff), staff, CaseHat.DESK)
                        .staff(
                                at("2026-03-03T09:20"),
                                new CaseAct.AskExtension(at("2026-03-04T16:00")),
                                staff,
                                CaseHat.HANDLER)
                        .staff(at("2026-03-03T09:30"), new CaseAct.DecideExtension(true), other, CaseHat.DECIDER)
                        .staff(at("2026-03-04T11:00"), finish(), staff, CaseHat.HANDLER)
                        .staff(
                                at("2026-03-05T11:00"),
                                new CaseAct.CallBack(true, 5, street(here)),
                                other,
                                CaseHat.STAFF));
    }

    private void unfit() {
        play(
                here,
                "street-lamp",
                property(here),
                "2026-03-31T09:00",
                way -> way.time(at("2026-03-31T09:01"), new CaseAct.Checked(CaseTextState.UNFIT))
                        .time(at("2026-04-07T09:01"), new CaseAct.Resume()));
    }

    private void returnedAndLate() {
        play(
                there,
                "street-lamp",
                property(there),
                "2026-04-01T09:00",
                way -> way.staff(
                                at("2026-04-01T09:05"),
                                new CaseAct.Return(office(there), street(there)),
                                staff,
                                CaseHat.DESK)
                        .staff(at("2026-04-01T09:30"), take(other), other, CaseHat.DESK)
                        .staff(at("2026-04-02T17:00"), finish(), other, CaseHat.HANDLER)
                        .raiser(at("2026-04-02T17:30"), new CaseAct.Confirm(1)));
    }

    private void overdueAtTheCounty() {
        play(
                there,
                "street-lamp",
                CaseDesk.office(county()),
                "2026-04-02T08:30",
                way -> way.time(at("2026-04-02T14:30"), new CaseAct.Overdue())
                        .time(at("2026-04-03T08:31"), new CaseAct.Overdue())
                        .staff(at("2026-04-03T09:00"), take(staff), staff, CaseHat.DESK)
                        .staff(at("2026-04-03T10:00"), finish(), staff, CaseHat.HANDLER)
                        .raiser(at("2026-04-03T11:00"), new CaseAct.Confirm(3)));
    }

    private void play(Door door, String category, CaseDesk desk, String at, Consumer<TestLedger.Way> way) {
        ledger.play(resident, door, category, desk, "灯不亮了。", at(at), way);
    }

    private static CaseAct take(Someone who) {
        return new CaseAct.Take(who.id(), null);
    }

    private static CaseAct finish() {
        return new CaseAct.Finish(FinishOutcome.SOLVED);
    }

    private static CaseDesk property(Door door) {
        return new CaseDesk(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
    }

    private static CaseDesk office(Door door) {
        return CaseDesk.office(door.community());
    }

    private static CaseDesk street(Door door) {
        return CaseDesk.office(door.community().at(RegionLevel.STREET));
    }

    private RegionCode county() {
        return here.county();
    }

    /** Until all that has happened so far is counted, by whomever. */
    private void awaitCounted() {
        Map<Integer, Long> ends = stories.ends();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows.marks().stream().allMatch(mark -> mark.seq() >= ends.getOrDefault(mark.lane(), 0L)));
    }

    private List<JsonNode> of(
            Someone someone, RegionCode within, String from, String until, List<String> kinds, String by) {
        JsonNode found = as(someone).field(FIGURES, variables(within, from, until, kinds, by));
        return List.copyOf(found.valueStream().toList());
    }

    private static Map<String, Object> variables(
            RegionCode within, String from, String until, List<String> kinds, String by) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("within", within.toString());
        variables.put("from", from + "T00:00:00+08:00");
        variables.put("until", until + "T00:00:00+08:00");
        variables.put("kinds", kinds);
        variables.put("by", by);
        return variables;
    }

    private static String counts(JsonNode it) {
        return "filed %d in %d late %d done %d late %d confirmed %d called %d silent %d unfit %d withdrawn %d scored %d"
                        .formatted(
                                n(it, "filed"),
                                n(it, "answeredInTime"),
                                n(it, "answeredLate"),
                                n(it, "finishedInTime"),
                                n(it, "finishedLate"),
                                n(it, "confirmed"),
                                n(it, "calledBack"),
                                n(it, "silent"),
                                n(it, "unfit"),
                                n(it, "withdrawn"),
                                n(it, "scored"))
                + " satisfied %d up %d overdue %d back %d urged %d again %d more %d"
                        .formatted(
                                n(it, "satisfied"),
                                n(it, "escalated"),
                                n(it, "overdue"),
                                n(it, "returned"),
                                n(it, "urged"),
                                n(it, "reopened"),
                                n(it, "extended"));
    }

    private static int n(JsonNode it, String name) {
        return it.path(name).asInt();
    }

    private static String solved(JsonNode it) {
        return String.join(
                ", ",
                it.path("solvedByLevel")
                        .valueStream()
                        .map(level -> level.path("level").asString() + " "
                                + level.path("cases").asInt() + " "
                                + level.path("share").asDouble())
                        .toList());
    }

    private long kept(FigureMetric metric) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(n), 0) from case_figure where region_code div 1000000 = ? and metric = ?",
                Long.class,
                county().value(),
                metric.name());
        return sum == null ? 0 : sum;
    }

    private long events(String which) {
        return jdbc.queryForObject(
                "select count(*) from case_event e join ledger_case c on c.id = e.case_id where c.county = ? and "
                        + which,
                Long.class,
                county().value());
    }

    private long cases(String which) {
        return jdbc.queryForObject(
                "select count(*) from ledger_case where county = ? and " + which, Long.class, county().value());
    }
}
