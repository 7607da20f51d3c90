package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One tap brings someone. */
class AlarmTests extends AlarmGround {

    private static final String CALLED = "一键报警：摔倒";

    @Autowired
    AlarmSteps stepping;

    @Autowired
    AlarmMeter meter;

    @Autowired
    Statements statements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AlarmRetention retention;

    private TransactionTemplate other;

    @BeforeEach
    void apart() {
        other = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void aSeventyEightYearOldsAlarmClimbsTheChainAndIsAnswered() {
        Someone head = head();
        Someone worker = worker();
        Someone office = office();
        Someone street = street();

        JsonNode raised = done(raise(nobody(), "FALL", Map.of("words", "摔倒在卫生间，起不来", "phone", "0851-24628888")));

        assertThat(raised.at("/phones/0/number").asString()).isEqualTo("120");
        assertThat(raised.at("/alarm/where").asString()).isNotBlank();
        awaitStage(raised, "NEIGHBOURS");
        await().atMost(PATIENCE)
                .until(() -> told(head).contains(CALLED) && told(worker).contains(CALLED));
        assertThat(told(office)).doesNotContain(CALLED);
        done(answer(head, raised, "SEEN"));
        assertThat(own(raised).at("/helpers/0/answer").asString()).isEqualTo("SEEN");

        pass(raised, Duration.ofSeconds(30));
        awaitStage(raised, "COMMUNITY");
        await().atMost(PATIENCE).until(() -> told(office).contains(CALLED));
        assertThat(told(street)).doesNotContain(CALLED);
        pass(raised, Duration.ofSeconds(60));
        awaitStage(raised, "STREET");
        await().atMost(PATIENCE).until(() -> told(street).contains(CALLED));

        JsonNode theirs = atDesk(worker, raised);
        assertThat(theirs.path("words").asString()).isEqualTo("摔倒在卫生间，起不来");
        assertThat(theirs.path("phone").asString()).isEqualTo("085124628888");
        done(answer(worker, raised, "COMING", Map.of("minutes", 5)));
        JsonNode coming = own(raised);
        assertThat(coming.path("state").asString()).isEqualTo("COMING");
        assertThat(coming.at("/helpers/0/title").asString()).isEqualTo("网格员");
        assertThat(coming.at("/helpers/0/name").asString()).isEqualTo("王*英");
        done(answer(worker, raised, "THERE"));
        assertThat(own(raised).path("state").asString()).isEqualTo("THERE");
        JsonNode over = done(end(worker, raised, "HELPED")).path("alarm");

        assertThat(steps(over.path("alarm")))
                .containsExactly(
                        "已收到报警：摔倒",
                        "已通知邻里和网格员，共 2 人",
                        "联户长赵*海看到了",
                        "已通知社区，共 1 人",
                        "已通知街道，共 1 人",
                        "网格员王*英正在赶来，约 5 分钟到",
                        "网格员王*英已到场",
                        "已结束：已帮助");
        assertThat(over.path("historyIntact").asBoolean()).isTrue();
        assertThat(over.path("actions")).isEmpty();
    }

    @Test
    void tenTapsAreOneAlarm() throws Exception {
        String device = key();
        Set<String> alarms = new HashSet<>();
        ExecutorService taps = Executors.newFixedThreadPool(10);
        try {
            List<Future<JsonNode>> raised = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                // Half of them are retries of one tap, half are taps of their own.
                String key = i % 2 == 0 ? device : key();
                raised.add(taps.submit(
                        () -> done(raise(nobody().onDevice(device), "MEDICAL", Map.of("idempotencyKey", key)))));
            }
            for (Future<JsonNode> one : raised) {
                alarms.add(id(one.get()));
            }
        } finally {
            taps.shutdownNow();
        }

        assertThat(alarms).hasSize(1);
        assertThat(jdbc.queryForObject(
                        "select presses from alarm where id = ?",
                        Integer.class,
                        Ids.fromOpaque(alarms.iterator().next())))
                .isBetween(1, 6);
        assertThat(jdbc.queryForObject(
                        "select count(*) from alarm where device = (select device from alarm where id = ?)",
                        Integer.class,
                        Ids.fromOpaque(alarms.iterator().next())))
                .isEqualTo(1);
    }

    @Test
    void aTowerOnFireBuriesNobodyUnderMessagesAndNoneOfItsAlarmsIsLost() {
        Someone worker = worker();
        Set<String> raised = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            JsonNode one = done(raise(nobody().onDevice(key()), "FIRE", Map.of()));
            awaitStage(one, "NEIGHBOURS");
            raised.add(id(one));
        }

        assertThat(as(worker)
                        .field("{ me { alarmsToAnswer { nodes { id } } } }", Map.of())
                        .at("/alarmsToAnswer/nodes")
                        .valueStream()
                        .map(node -> node.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(raised);
        List<String> told = told(worker);
        assertThat(told.stream().filter("一键报警：火情"::equals)).hasSize(AlarmCrowd.OF_BUILDING.before());
        // Two where a window of time has just ended.
        assertThat(told.stream().filter("同一处有多起报警"::equals)).hasSizeBetween(1, 2);
    }

    @Test
    void whereThereAreNoNeighboursTheCommunityIsToldAtOnce() {
        Someone office = office();

        JsonNode raised = raise("FIRE");

        awaitStage(raised, "COMMUNITY");
        assertThat(steps(own(raised))).contains("邻里和网格员现在没有能通知到的人", "已通知社区，共 1 人");
        assertThat(told(office)).contains("一键报警：火情");
        assertThat(own(raised).at("/phones/0/number").asString()).isEqualTo("119");
    }

    @Test
    void whereThereIsNobodyAtAllItGoesOnCallingAndFindsWhoComesLater() {
        JsonNode raised = raise("OTHER");
        awaitStage(raised, "STREET");
        assertThat(own(raised).path("told").asInt()).isZero();
        Someone worker = worker();

        pass(raised, AlarmTimes.REMIND);

        await().atMost(PATIENCE).until(() -> told(worker).contains("还没有人赶去：求助"));
    }

    @Test
    void whoCannotComeLetsItGoOnAtOnce() {
        Someone head = head();
        Someone office = office();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");

        done(answer(head, raised, "CANNOT"));

        awaitStage(raised, "COMMUNITY");
        done(answer(office, raised, "COMING"));
        assertThat(own(raised).path("state").asString()).isEqualTo("COMING");
        done(answer(office, raised, "CANNOT"));
        assertThat(own(raised).path("state").asString()).isEqualTo("CALLING");
        awaitStage(raised, "STREET");
    }

    @Test
    void whoSaidToComeAndDoesNotArriveIsNotWaitedFor() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "COMING"));

        pass(raised, AlarmTimes.ARRIVE);

        await().atMost(PATIENCE).until(() -> steps(own(raised)).contains("说要来的人还没有到，重新呼叫"));
        assertThat(own(raised).at("/helpers/0/answer").asString()).isEqualTo("SEEN");
        done(answer(head, raised, "COMING", Map.of("minutes", 40)));
        assertThat(own(raised).path("state").asString()).isEqualTo("COMING");
        pass(raised, AlarmTimes.ARRIVE.plusMinutes(20));
        assertThat(jdbc.queryForObject(
                        "select due_at > utc_timestamp(3) from alarm where id = ?",
                        Boolean.class,
                        Ids.fromOpaque(id(raised))))
                .as("it waits for as long as they said")
                .isTrue();
    }

    @Test
    void whoWasThereAndLeavesIsNotThereWhileAnotherIsOnTheWay() {
        Someone head = head();
        Someone worker = worker();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "THERE"));
        done(answer(worker, raised, "COMING"));
        assertThat(own(raised).path("state").asString()).isEqualTo("THERE");

        done(answer(head, raised, "CANNOT"));
        assertThat(own(raised).path("state").asString()).isEqualTo("COMING");
        done(answer(worker, raised, "CANNOT"));

        assertThat(own(raised).path("state").asString()).isEqualTo("CALLING");
    }

    @Test
    void aListCostsAsManyStatementsForManyAsForFew() {
        Someone office = office();
        Runnable list = () -> as(office)
                .field(
                        "query($region: String!) { alarms(region: $region) { nodes { actions historyIntact alarm { where helpers {"
                                + " name } steps { words } } } } }",
                        Map.of("region", door.community().toString()));
        awaitStage(raise("FALL"), "COMMUNITY");
        list.run();
        int few = statements.during(list::run).size();
        for (int i = 0; i < 10; i++) {
            awaitStage(raise("FALL"), "COMMUNITY");
        }

        assertThat(statements.during(list::run)).hasSizeLessThanOrEqualTo(few);
    }

    @Test
    void whatNobodyEndsIsOverAfterADay() {
        JsonNode raised = raise("FALL");
        awaitStage(raised, "STREET");

        pass(raised, AlarmTimes.LASTS);

        await().atMost(PATIENCE)
                .until(() -> own(raised).path("outcome").asString("").equals("UNANSWERED"));
    }

    @Test
    void whoNeverHadTheAnswerCallsItOffByTheKeyTheyRaisedItWith() {
        String key = key();
        JsonNode raised = done(raise(nobody(), "FALL", Map.of("idempotencyKey", key)));

        assertThat(done(callOffBy(key)).at("/alarm/outcome").asString()).isEqualTo("CALLED_OFF");

        assertThat(own(raised).path("state").asString()).isEqualTo("ENDED");
        assertThat(own(done(raise(nobody(), "FALL", Map.of("idempotencyKey", key))))
                        .path("state")
                        .asString())
                .isEqualTo("ENDED");
    }

    @Test
    void whatWasCalledOffBeforeItArrivedIsRaisedNoMore() {
        String key = key();

        assertThat(done(callOffBy(key)).path("alarm").isNull()).isTrue();

        assertThat(declined(raise(nobody(), "FALL", Map.of("idempotencyKey", key))))
                .isEqualTo("CALLED_OFF");
        done(callOffBy(key));
        assertThat(declined(act(nobody(), "alarmCallOff", "alarm { id }", Map.of())))
                .isEqualTo("NOT_FOUND@ticket");
    }

    @Test
    void aMessageLeadsToTheAlarmThoseWhoAnswerItAndNobodyElse() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");

        assertThat(as(head).field("query($id: ID!) { node(id: $id) { __typename } }", Map.of("id", id(raised)))
                        .path("__typename")
                        .asString())
                .isEqualTo("AlarmAtDesk");
        assertThat(as(passerBy())
                        .field("query($id: ID!) { node(id: $id) { __typename } }", Map.of("id", id(raised)))
                        .isNull())
                .isTrue();
    }

    @Test
    void toLookAtItAgainAndAgainIsOneReadingInTheLog() {
        Someone head = head();
        Someone elder = passerBy();
        JsonNode raised = done(raise(as(elder), "FALL", Map.of("words", "起不来")));

        for (int i = 0; i < 5; i++) {
            assertThat(atDesk(head, raised).path("words").asString()).isEqualTo("起不来");
        }

        assertThat(jdbc.queryForObject(
                        "select count(*) from access_log where reader_id = ? and what = 'alarm'",
                        Integer.class,
                        head.id()))
                .isEqualTo(1);
    }

    @Test
    void whoRaisedItCallsItOffAndThoseWhoWereToldHearOfIt() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "COMING"));

        assertThat(done(callOff(raised)).at("/alarm/outcome").asString()).isEqualTo("CALLED_OFF");
        done(callOff(raised));

        assertThat(told(head)).contains("报警已结束：摔倒");
        assertThat(declined(answer(head, raised, "THERE"))).isEqualTo("ENDED");
        JsonNode again = raise("FALL");
        assertThat(id(again)).isNotEqualTo(id(raised));
    }

    @Test
    void aKnownPersonIsRecognisedAndHearsThatSomebodyComes() {
        Someone elder = passerBy();
        Someone head = head();
        JsonNode raised = done(raise(as(elder), "MEDICAL", Map.of()));
        awaitStage(raised, "NEIGHBOURS");

        assertThat(atDesk(head, raised).path("name").asString()).isEqualTo("钱老太");
        assertThat(atDesk(head, raised).path("phone").asString()).startsWith("1");
        done(answer(head, raised, "COMING"));

        assertThat(told(elder)).contains("有人正在赶来");
        assertThat(jdbc.queryForList(
                        "select what from access_log where reader_id = ? and subject_id = ?",
                        String.class,
                        head.id(),
                        elder.id()))
                .isNotEmpty()
                .containsOnly("alarm");
    }

    @Test
    void itIsNobodysWhoWasNotToldAndHoldsNothingThere() {
        JsonNode raised = raise("FALL");
        Someone stranger = passerBy();

        assertThat(atDesk(stranger, raised).isNull()).isTrue();
        assertThat(declined(answer(stranger, raised, "COMING"))).isEqualTo("NOT_FOUND@alarm");
        Someone untold = office();
        done(answer(untold, raised, "COMING"));
        assertThat(own(raised).at("/helpers/0/title").asString()).isEqualTo("社区工作人员");
    }

    @Test
    void onlyWhoComesOrKeepsTheCommunitySaysWhatCameOfIt() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");

        assertThat(declined(end(head, raised, "FALSE_ALARM"))).isEqualTo("NOT_COMING");
        assertThat(declined(end(office(), raised, "CALLED_OFF"))).isEqualTo("NO_OUTCOME@outcome");
        done(end(office(), raised, "FALSE_ALARM"));
        done(end(office(), raised, "FALSE_ALARM"));
        assertThat(declined(end(office(), raised, "DRILL"))).isEqualTo("ENDED");
    }

    @Test
    void fromAPositionItGoesToTheNearestBuilding() {
        jdbc.update("update building set longitude = 106.6, latitude = 27.2 where id = ?", door.buildingId());
        Someone worker = worker();

        JsonNode raised = done(raise(
                nobody(),
                "MEDICAL",
                Map.of("place", Map.of("location", Map.of("longitude", 106.601, "latitude", 27.2), "accuracy", 30.0))));

        assertThat(raised.at("/alarm/where").asString()).contains("附近（约 9");
        awaitStage(raised, "NEIGHBOURS");
        JsonNode position = atDesk(worker, raised).path("position");
        assertThat(position.path("accuracy").asDouble()).isEqualTo(30.0);
        assertThat(position.at("/location/longitude").asDouble()).isEqualTo(106.601);
    }

    @Test
    void whatCannotBeKeptIsSaidWithPhonesToCall() {
        JsonNode nowhere = raise(
                nobody(), "FALL", Map.of("place", Map.of("location", Map.of("longitude", 20.0, "latitude", 20.0))));
        assertThat(declined(nowhere)).isEqualTo("NO_PLACE@place");
        assertThat(nowhere.at("/phones/0/number").asString()).isEqualTo("120");
    }

    @Test
    void nothingThatIsSentWithItKeepsItFromBeingRaised() {
        Someone office = office();

        JsonNode raised = done(raise(
                nobody(),
                "FALL",
                Map.of(
                        "idempotencyKey",
                        " ",
                        "words",
                        "啊".repeat(400),
                        "phone",
                        "不知道",
                        "place",
                        Map.of(
                                "plate",
                                door.plate().toString(),
                                "location",
                                Map.of("longitude", 200.0, "latitude", 20.0),
                                "accuracy",
                                -1.0))));

        JsonNode theirs = atDesk(office, raised);
        assertThat(theirs.path("words").asString()).hasSize(300);
        assertThat(theirs.path("phone").isNull()).isTrue();
        assertThat(theirs.path("position").isNull()).isTrue();
    }

    @Test
    void aPlateThatHangsThereNoMoreStillSaysWhere() {
        Someone office = office();
        doorplates.revoke(door.plate());

        JsonNode raised = raise("FALL");

        awaitStage(raised, "COMMUNITY");
        assertThat(told(office)).contains(CALLED);
    }

    @Test
    void theSameKeyIsOneAlarmWhoeverOneIsByThen() {
        String key = key();
        JsonNode known = done(raise(as(passerBy()), "FALL", Map.of("idempotencyKey", key)));
        JsonNode unknown = done(raise(nobody().onDevice(key()), "FALL", Map.of("idempotencyKey", key)));

        assertThat(id(unknown)).isEqualTo(id(known));
    }

    @Test
    void whoRaisesItAgainSaysMoreAndWhoRaisesOneElsewhereRaisesAnother() {
        Someone office = office();
        String device = key();
        JsonNode raised = done(raise(nobody().onDevice(device), "FALL", Map.of("words", "摔了", "phone", "13800001111")));
        JsonNode again = done(raise(nobody().onDevice(device), "FIRE", Map.of("words", "着火了")));
        assertThat(id(again)).isEqualTo(id(raised));
        JsonNode theirs = atDesk(office, raised);
        assertThat(theirs.path("words").asString()).isEqualTo("着火了");
        assertThat(theirs.path("phone").asString()).isEqualTo("13800001111");
        assertThat(theirs.at("/alarm/kind").asString()).isEqualTo("FIRE");

        String other = places.door(door.community()).plate().toString();
        JsonNode elsewhere = done(raise(nobody().onDevice(device), "FIRE", Map.of("place", Map.of("plate", other))));

        assertThat(id(elsewhere)).isNotEqualTo(id(raised));
    }

    @Test
    void whatNobodyEndedDoesNotSwallowTheNextAlarm() {
        Someone head = head();
        String device = key();
        JsonNode raised = done(raise(nobody().onDevice(device), "FALL", Map.of()));
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "THERE"));
        assertThat(id(done(raise(nobody().onDevice(device), "FALL", Map.of())))).isEqualTo(id(raised));
        jdbc.update(
                "update alarm set there_at = there_at - interval 20 minute where id = ?", Ids.fromOpaque(id(raised)));

        JsonNode next = done(raise(nobody().onDevice(device), "FALL", Map.of()));

        assertThat(id(next)).isNotEqualTo(id(raised));
        awaitStage(next, "NEIGHBOURS");
        assertThat(own(raised).path("outcome").asString()).isEqualTo("LAPSED");
    }

    @Test
    void whoRaisesOneAfterTheOtherIsToldToCallAndNeverTheFirstTime() {
        String device = key();
        for (int i = 0; i < AlarmRaising.MOST; i++) {
            done(callOff(done(raise(nobody().onDevice(device), "OTHER", Map.of()))));
        }

        assertThat(declined(raise(nobody().onDevice(device), "OTHER", Map.of())))
                .isEqualTo("TOO_MANY");
        done(raise(nobody().onDevice(key()), "OTHER", Map.of()));
    }

    @Test
    void wordsAndAPhoneMayFollow() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");

        Map<String, Object> many = Map.of("ticket", raised.path("ticket").asString(), "words", "啊".repeat(301));
        assertThat(declined(act(nobody(), "alarmAdd", "alarm { id }", many))).isEqualTo("TOO_LONG@words");
        Map<String, Object> none = Map.of("ticket", raised.path("ticket").asString(), "phone", "不知道");
        assertThat(declined(act(nobody(), "alarmAdd", "alarm { id }", none))).isEqualTo("NO_PHONE@phone");
        done(act(
                nobody(),
                "alarmAdd",
                "alarm " + ALARM,
                Map.of("ticket", raised.path("ticket").asString(), "words", "门没锁", "phone", "13800001111")));

        assertThat(atDesk(head, raised).path("words").asString()).isEqualTo("门没锁");
        assertThat(atDesk(head, raised).path("phone").asString()).isEqualTo("13800001111");
        assertThat(steps(own(raised))).contains("补充了情况");
        assertThat(declined(act(nobody(), "alarmAdd", "alarm " + ALARM, Map.of("ticket", "AAAA", "words", "x"))))
                .isEqualTo("NOT_FOUND@ticket");
    }

    private void allDue(List<JsonNode> raised, Duration by) {
        String ids = raised.stream()
                .map(one -> String.valueOf(Ids.fromOpaque(id(one))))
                .collect(Collectors.joining(","));
        jdbc.update("update alarm set raised_at = raised_at - interval " + by.toSeconds()
                + " second, due_at = due_at - interval " + by.toSeconds() + " second where id in (" + ids + ")");
    }

    private List<JsonNode> toldNeighbours(int number) {
        List<JsonNode> raised = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            raised.add(raise("FALL"));
        }
        raised.forEach(one -> awaitStage(one, "NEIGHBOURS"));
        return raised;
    }

    @Test
    void ofManyServersOnePassesItOn() throws Exception {
        head();
        Someone office = office();
        List<JsonNode> raised = toldNeighbours(30);
        List<Long> ids = raised.stream().map(one -> Ids.fromOpaque(id(one))).toList();
        ExecutorService servers = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(servers.submit(() -> {
                    AlarmRounds server = new AlarmRounds(stepping, meter);
                    start.await();
                    for (int round = 0; round < 50; round++) {
                        server.round();
                    }
                    return ids;
                }));
            }
            allDue(raised, Duration.ofSeconds(30));
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            servers.shutdownNow();
        }

        for (JsonNode one : raised) {
            awaitStage(one, "COMMUNITY");
            assertThat(steps(own(one))).containsExactly("已收到报警：摔倒", "已通知邻里和网格员，共 1 人", "已通知社区，共 1 人");
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from alarm_hand where person_id = ?", Integer.class, office.id()))
                .isEqualTo(30);
        // Of the crowd behind them they are told together.
        assertThat(told(office).stream().filter(CALLED::equals)).hasSize(AlarmCrowd.OF_BUILDING.before());
    }

    @Test
    void oneThatCannotBePassedOnKeepsNoOtherWaiting() {
        head();
        Someone office = office();
        List<JsonNode> raised = toldNeighbours(8);
        // A second event with its next number: whoever writes that number fails.
        long id = Ids.fromOpaque(id(raised.get(3)));
        jdbc.update(
                "insert into alarm_event (alarm_id, seq, at, deed, staff, facts, hash, created_at) select id, seq + 1, now(3),"
                        + " 'SEEN', 0, '', repeat('x', 32), now(3) from alarm where id = ?",
                id);

        allDue(raised, Duration.ofSeconds(30));

        for (JsonNode one : raised) {
            if (!one.equals(raised.get(3))) {
                awaitStage(one, "COMMUNITY");
            }
        }
        assertThat(told(office)).contains(CALLED);
        assertThat(own(raised.get(3)).path("stage").asString()).isEqualTo("NEIGHBOURS");
        jdbc.update("delete from alarm_event where alarm_id = ? and hash = repeat('x', 32)", id);
        awaitStage(raised.get(3), "COMMUNITY");
    }

    @Test
    void oneThatAnotherHoldsKeepsNoOtherWaiting() {
        head();
        office();
        List<JsonNode> raised = toldNeighbours(8);
        long held = Ids.fromOpaque(id(raised.get(3)));

        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("select id from alarm where id = ? for update", held);
            other.executeWithoutResult(apart -> allDue(
                    raised.stream()
                            .filter(one -> Ids.fromOpaque(id(one)) != held)
                            .toList(),
                    Duration.ofSeconds(30)));
            jdbc.update(
                    "update alarm set raised_at = raised_at - interval 30 second, due_at = due_at - interval 30 second where id = ?",
                    held);
            for (JsonNode one : raised) {
                if (Ids.fromOpaque(id(one)) != held) {
                    awaitStage(one, "COMMUNITY");
                }
            }
        });

        awaitStage(raised.get(3), "COMMUNITY");
    }

    @Test
    void aHistoryThatWasTamperedWithShowsIt() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        assertThat(atDesk(head, raised).path("historyIntact").asBoolean()).isTrue();

        jdbc.update("update alarm_event set facts = 'FIRE' where alarm_id = ? and seq = 1", Ids.fromOpaque(id(raised)));

        assertThat(atDesk(head, raised).path("historyIntact").asBoolean()).isFalse();
    }

    @Test
    void wordsThatWereChangedBetweenEventsShowIt() {
        Someone head = head();
        JsonNode raised = raise("FALL");
        for (String words : List.of("起不来", "很疼")) {
            done(act(
                    nobody(),
                    "alarmAdd",
                    "alarm { id }",
                    Map.of("ticket", raised.path("ticket").asString(), "words", words)));
        }
        assertThat(atDesk(head, raised).path("historyIntact").asBoolean()).isTrue();

        jdbc.update(
                "update alarm_event a join alarm_event b on b.alarm_id = a.alarm_id and b.words is not null and b.seq > a.seq"
                        + " set a.words = b.words where a.alarm_id = ? and a.words is not null",
                Ids.fromOpaque(id(raised)));

        assertThat(atDesk(head, raised).path("historyIntact").asBoolean()).isFalse();
    }

    @Test
    void aYearAfterItsEndItIsNobodysAndItsHistoryIsWhole() {
        Someone elder = passerBy();
        Someone office = office();
        Someone daughter = people.someone();
        JsonNode raised = done(raise(as(elder), "FALL", Map.of("words", "家里有狗")));
        jdbc.update(
                "insert into alarm_hand (alarm_id, person_id, role, stage, told_at, created_at)"
                        + " values (?, ?, 'FAMILY', 'NEIGHBOURS', utc_timestamp(3), utc_timestamp(3))",
                Ids.fromOpaque(id(raised)),
                daughter.id());
        done(end(office, raised, "HELPED"));
        jdbc.update("update alarm set ended_at = ended_at - interval 400 day where id = ?", Ids.fromOpaque(id(raised)));

        assertThat(retention.removeBefore(Instant.now().minus(Duration.ofDays(365)), 100))
                .isPositive();

        JsonNode theirs = atDesk(office, raised);
        assertThat(theirs.path("words").isNull()).isTrue();
        assertThat(theirs.path("name").isNull()).isTrue();
        assertThat(theirs.path("told").toString()).doesNotContain("家人");
        assertThat(theirs.path("historyIntact").asBoolean()).isTrue();
        assertThat(own(raised).isNull()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select device = repeat(x'00', 32) from alarm where id = ?",
                        Boolean.class,
                        Ids.fromOpaque(id(raised))))
                .isTrue();
    }

    @Test
    void aRegionSaysWhenItsAlarmsArePassedOn() {
        Someone office = office();
        Map<String, Object> input =
                Map.of("region", door.community().toString(), "communityAfter", 60, "streetAfter", 180, "version", 0);
        JsonNode set = done(
                act(as(office), "alarmTimesSet", "times { communityAfter streetAfter version from { code } }", input));
        assertThat(set.at("/times/from/code").asString())
                .isEqualTo(door.community().toString());
        assertThat(declined(act(as(office), "alarmTimesSet", "times { version }", input)))
                .isEqualTo("CONFLICT");
        head();
        office();

        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        assertThat(jdbc.queryForObject(
                        "select timestampdiff(second, raised_at, due_at) from alarm where id = ?",
                        Integer.class,
                        Ids.fromOpaque(id(raised))))
                .isEqualTo(60);
        pass(raised, Duration.ofSeconds(60));
        awaitStage(raised, "COMMUNITY");
    }

    @Test
    void staffSeeTheAlarmsOfTheirPlaceWithoutWhoRaisedThem() {
        Someone office = office();
        JsonNode raised = done(raise(as(passerBy()), "FALL", Map.of("words", "摔了")));

        JsonNode listed = as(office)
                .field(
                        "query($region: String!) { alarms(region: $region) { nodes { id name words alarm { state } } } }",
                        Map.of("region", door.community().toString()));

        assertThat(listed.at("/nodes/0/id").asString()).isEqualTo(id(raised));
        assertThat(listed.at("/nodes/0/name").isNull()).isTrue();
        assertThat(listed.at("/nodes/0/words").isNull()).isTrue();
        done(end(office, raised, "DRILL"));
        assertThat(as(office)
                        .field(
                                "query($region: String!) { alarms(region: $region) { nodes { id } } }",
                                Map.of("region", door.community().toString()))
                        .path("nodes"))
                .isEmpty();
    }
}
