package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A notice from its draft to its end, as staff and readers see it. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeLifeTests extends NoticeOffice {

    @Autowired
    NoticeRounds rounds;

    @Test
    void whatOneWritesAndAnotherApprovesIsOnThePlateAndWhatIsWithdrawnIsNot() {
        JsonNode draft = done(draft(writer, content("冒充公检法")));
        assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
        assertThat(onThePlate(door)).isEmpty();

        JsonNode waiting = done(submit(writer, draft));
        assertThat(waiting.path("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(waiting.path("mayApprove").asBoolean()).isFalse();
        assertThat(declined(approve(writer, waiting))).isEqualTo("OWN_WORK@");

        JsonNode published = done(approve(reviewer, waiting));
        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(onThePlate(door)).containsExactly("【反诈】冒充公检法"));
        assertThat(jdbc.queryForList(
                        "select audience from broadcast where cause = ?",
                        String.class,
                        "notice:" + number(draft) + ":1"))
                .containsExactly("notice");
        HttpResponse<String> page =
                TestClient.of(port).get("/notices/" + draft.path("id").asString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<strong>不要</strong>转账", "测试社区", "反诈");

        JsonNode gone = done(withdraw(reviewer, published, "写错了 楼栋"));
        assertThat(gone.path("state").asString()).isEqualTo("WITHDRAWN");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(onThePlate(door)).isEmpty());
        assertThat(jdbc.queryForList(
                        "select audience from broadcast where cause = ?",
                        String.class,
                        "notice:" + number(draft) + ":withdrawn"))
                .containsExactly("notice-readers");
        JsonNode read =
                TestClient.of(port).field(READ, Map.of("id", draft.path("id").asString()));
        assertThat(read.path("withdrawnReason").asString()).isEqualTo("写错了 楼栋");
        assertThat(read.path("html").asString()
                        + read.path("plainText").asString()
                        + read.path("summary").asString())
                .isEmpty();
        assertThat(read.path("inForce").asBoolean()).isFalse();
        HttpResponse<String> after =
                TestClient.of(port).get("/notices/" + draft.path("id").asString() + "?large=1");
        assertThat(after.statusCode()).isEqualTo(410);
        assertThat(after.body()).contains("写错了 楼栋", "class=\"large\"").doesNotContain("<strong>");
        assertThat(declined(withdraw(reviewer, gone, "再一次"))).isEqualTo("CONFLICT@");
    }

    private static final String READ =
            "query($id: ID!) { notice(id: $id) { title summary html plainText publisher withdrawnReason inForce revisedAt } }";

    @Test
    void aNoticeThatIsNotThereHasAPageThatSaysSoInChinese() {
        JsonNode draft = done(draft(writer, content("还没有发布")));
        JsonNode forResidents = published(content("只给居民", "audiences", List.of("RESIDENTS")));
        for (String id : List.of(
                "0000000000000",
                "x",
                draft.path("id").asString(),
                forResidents.path("id").asString())) {
            HttpResponse<String> page = TestClient.of(port).get("/notices/" + id);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("没有找到这则通知").doesNotContain("只给居民", "还没有发布");
        }
    }

    @Test
    void whatAReviewerGivesBackGoesOnInANewEditionAndStaysTheWorkOfWhoWroteIt() {
        JsonNode waiting = done(submit(writer, done(draft(writer, content("第一稿")))));
        assertThat(declined(giveBack(reviewer, waiting, " "))).isEqualTo("BLANK@remark");
        assertThat(declined(giveBack(reviewer, waiting, "改".repeat(201)))).isEqualTo("TOO_LONG@remark");
        JsonNode back = done(giveBack(reviewer, waiting, "请写明楼栋"));
        assertThat(back.at("/edition/remark").asString()).isEqualTo("请写明楼栋");
        assertThat(back.path("state").asString()).isEqualTo("DRAFT");

        JsonNode mended = done(edit(reviewer, back, content("第二稿")));
        assertThat(mended.at("/edition/number").asInt()).isEqualTo(2);
        assertThat(mended.at("/edition/remark").asString()).isEqualTo("请写明楼栋");
        JsonNode again = done(submit(reviewer, mended));
        assertThat(again.path("editions")
                        .valueStream()
                        .map(it -> it.path("title").asString()))
                .containsExactly("第二稿", "第一稿");
        assertThat(declined(approve(reviewer, again))).as("who mended it").isEqualTo("OWN_WORK@");
        assertThat(declined(approve(writer, again))).as("who began it").isEqualTo("OWN_WORK@");
        Someone third = people.holding(Role.STREET_STAFF, street());
        assertThat(done(approve(third, again)).path("state").asString()).isEqualTo("PUBLISHED");
    }

    @Test
    void whoWroteANoticeIsToldWhoSawTheirName() {
        JsonNode draft = done(draft(writer, content("谁写的")));

        as(reviewer)
                .field(
                        "query($id: ID!) { node(id: $id) { ... on NoticeFile { edition { author } } } }",
                        Map.of("id", draft.path("id").asString()));

        assertThat(as(writer)
                        .field("{ me { accesses { nodes { what } } } }", Map.of())
                        .at("/accesses/nodes")
                        .valueStream()
                        .map(node -> node.path("what").asString()))
                .containsExactly("查看通知的起草人和审核人时看到");
    }

    private PlaceRef street() {
        return new PlaceRef(
                PlaceKind.REGION, door.community().parent().orElseThrow().value());
    }

    @Test
    void aNewEditionLeavesTheOldInForceUntilItIsApprovedAndTellsNobodyAgain() {
        JsonNode first = published(content("停水到五点"));
        JsonNode second = done(edit(writer, first, content("停水到六点")));
        assertThat(second.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(second.path("revision").asString()).isEqualTo("DRAFT");
        JsonNode waiting = done(submit(writer, second));
        assertThat(onPlateSoon("【反诈】停水到五点")).isTrue();
        assertThat(declined(edit(writer, waiting, content("停水到七点")))).isEqualTo("CONFLICT@");

        JsonNode live = done(approve(reviewer, waiting));
        assertThat(live.path("revision").isNull()).isTrue();
        assertThat(onPlateSoon("【反诈】停水到六点")).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from broadcast where cause like ?",
                        Integer.class,
                        "notice:" + number(first) + ":%"))
                .isEqualTo(1);
        assertThat(TestClient.of(port)
                        .field(READ, Map.of("id", first.path("id").asString()))
                        .path("revisedAt")
                        .isNull())
                .isFalse();

        JsonNode urgent = done(submit(writer, done(edit(writer, live, content("停水到七点")))));
        JsonNode kept = done(withdraw(writer, urgent, "不用了"));
        assertThat(kept.path("state").asString())
                .as("only the edition that waits")
                .isEqualTo("PUBLISHED");
        assertThat(kept.path("revision").isNull()).isTrue();
        assertThat(kept.at("/edition/title").asString()).isEqualTo("停水到六点");
    }

    private Map<String, Object> forStaff(String title, Map<String, String> place, boolean mustRead, boolean urgent) {
        Map<String, Object> content = content(title, "audiences", List.of("STAFF"));
        content.put("places", List.of(place));
        content.put("mustRead", mustRead);
        content.put("urgent", urgent);
        return content;
    }

    private JsonNode revised(JsonNode notice, Map<String, Object> content) {
        return done(approve(reviewer, done(submit(writer, done(edit(writer, notice, content))))));
    }

    private List<String> toldOf(Someone someone, JsonNode notice) {
        return jdbc.queryForList(
                "select cause from message where person_id = ? and subject = ? order by seq",
                String.class,
                someone.id(),
                number(notice));
    }

    private void awaitTold(JsonNode notice, int edition) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> broadcast(notice, edition).equals("TOLD"));
    }

    private String broadcast(JsonNode notice, int edition) {
        return jdbc.queryForObject(
                "select state from broadcast where cause = ?",
                String.class,
                "notice:" + number(notice) + ":" + edition);
    }

    @Test
    void aRevisionThatGoesFurtherIsToldToThoseItNewlyReachesAndAnUrgentOneToAll() {
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        Map<String, String> grid = Map.of("grid", Ids.toOpaque(door.gridId()));
        Map<String, String> all = Map.of("region", door.community().toString());
        JsonNode first = published(forStaff("只在网格", grid, false, false));
        awaitTold(first, 1);

        JsonNode wider = revised(first, forStaff("全社区", all, false, false));
        awaitTold(first, 2);
        assertThat(toldOf(worker, first)).containsExactly("notice:" + number(first) + ":1");
        assertThat(toldOf(writer, first)).containsExactly("notice:" + number(first) + ":2");
        assertThat(broadcast(first, 1)).isEqualTo("TOLD");

        JsonNode must = revised(wider, forStaff("请阅读", all, true, false));
        awaitTold(first, 3);
        assertThat(toldOf(worker, first)).hasSize(2);
        assertThat(jdbc.queryForObject(
                        "select count(*) from notice_receipt where notice_id = ? and must and not done",
                        Integer.class,
                        number(first)))
                .isEqualTo(3);

        revised(must, forStaff("马上阅读", all, true, true));
        awaitTold(first, 4);
        assertThat(toldOf(worker, first)).hasSize(3);
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(edition -> broadcast(first, edition)))
                .as("what waits of them does not go out any more")
                .containsOnly("STOPPED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from broadcast b join message_text t on t.id = b.text_id"
                                + " where b.subject = ? and t.withdrawn_at is not null",
                        Integer.class,
                        number(first)))
                .isZero();
    }

    @Test
    void whatABroadcastHadYetToTellIsToldByThatOfTheNextEdition() {
        JsonNode first =
                published(forStaff("第一版", Map.of("region", door.community().toString()), false, false));
        awaitTold(first, 1);
        // As it is when it was paused before anybody was told.
        jdbc.update("update broadcast set state = 'PAUSED', counted = false where subject = ?", number(first));
        jdbc.update("delete from message where subject = ? and person_id = ?", number(first), writer.id());

        revised(first, forStaff("第二版", Map.of("region", door.community().toString()), false, false));

        awaitTold(first, 2);
        assertThat(toldOf(writer, first)).containsExactly("notice:" + number(first) + ":2");
        assertThat(toldOf(reviewer, first)).containsExactly("notice:" + number(first) + ":1");
        assertThat(broadcast(first, 1)).isEqualTo("PAUSED");
        assertThat(jdbc.queryForObject(
                        "select counted from broadcast where cause = ?",
                        Boolean.class,
                        "notice:" + number(first) + ":1"))
                .isTrue();
    }

    @Test
    void whatWasSaidOfAnOlderEditionSaysWhatTheNextOneDoesInInboxesAndRemindersToo() {
        Map<String, String> all = Map.of("region", door.community().toString());
        JsonNode first = published(forStaff("停水到五点", all, true, false));
        awaitTold(first, 1);
        remind(first);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> titles(reviewer), titles -> titles.equals(List.of("请阅读：停水到五点", "停水到五点")));

        revised(first, forStaff("停水到六点", all, true, false));

        assertThat(titles(reviewer)).containsExactly("请阅读：停水到六点", "停水到六点");
    }

    private List<String> titles(Someone someone) {
        return as(someone)
                .field("{ me { inbox { messages { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(node -> node.path("title").asString())
                .toList();
    }

    private void remind(JsonNode notice) {
        as(writer)
                .field(
                        "mutation($id: ID!, $key: String!) { noticeRemind(input: {notice: $id, idempotencyKey: $key}) {"
                                + " userErrors { code } } }",
                        Map.of(
                                "id",
                                notice.path("id").asString(),
                                "key",
                                UUID.randomUUID().toString()));
    }

    private boolean onPlateSoon(String line) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(onThePlate(door)).containsExactly(line));
        return true;
    }

    @Test
    void aScheduledOneIsPublishedAndEndsWithItsTime() {
        Instant begin = java.time.Clock.systemUTC().instant().plusSeconds(5);
        Map<String, Object> content = content("限时");
        content.put("publishAt", begin.toString());
        content.put("expiresAt", begin.plusSeconds(6).toString());
        JsonNode scheduled = published(content);
        assertThat(scheduled.path("state").asString()).isEqualTo("SCHEDULED");
        assertThat(onThePlate(door)).isEmpty();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(onThePlate(door)).hasSize(1));
        assertThat(java.time.Clock.systemUTC().instant()).isAfterOrEqualTo(begin);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(state(scheduled)).isEqualTo("EXPIRED"));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(onThePlate(door)).isEmpty());
        assertThat(jdbc.queryForObject(
                        "select count(*) from notice_standing where notice_id = ?", Integer.class, number(scheduled)))
                .isZero();
    }

    @Test
    void anEditionThatWaitsFollowsWhenItsTimeComesThoughTheOlderOneEndsAtThatMoment() {
        Instant begin = java.time.Clock.systemUTC().instant().plusSeconds(3_600);
        JsonNode first = published(content("今天停水", "expiresAt", begin.toString()));
        JsonNode waiting = revised(first, content("明天停水", "publishAt", begin.toString()));
        assertThat(waiting.path("revision").asString()).isEqualTo("SCHEDULED");
        assertThat(onPlateSoon("【反诈】今天停水")).isTrue();

        shift(first, "expires_at", 1);
        shift(first, "publish_at", 2);
        comes(first);

        assertThat(onPlateSoon("【反诈】明天停水")).isTrue();
        assertThat(state(first)).isEqualTo("PUBLISHED");
        assertThat(jdbc.queryForObject("select due_at is null from notice where id = ?", Boolean.class, number(first)))
                .isTrue();
    }

    @Test
    void whatWaitsAndIsOverItselfLeavesTheOlderOneInForce() {
        Instant begin = java.time.Clock.systemUTC().instant().plusSeconds(3_600);
        JsonNode first = published(content("一直停水"));
        Map<String, Object> content = content("只停一会", "publishAt", begin.toString());
        content.put("expiresAt", begin.plusSeconds(60).toString());
        revised(first, content);

        shift(first, "publish_at", 2);
        shift(first, "expires_at", 2);
        comes(first);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> jdbc.queryForObject(
                        "select revision is null and due_at is null from notice where id = ?",
                        Boolean.class,
                        number(first)));
        assertThat(state(first)).isEqualTo("PUBLISHED");
        assertThat(onPlateSoon("【反诈】一直停水")).isTrue();
    }

    @Test
    void nobodyFurtherIsToldOrRemindedOfWhatIsOver() {
        JsonNode first =
                published(forStaff("快到期", Map.of("region", door.community().toString()), true, false));
        awaitTold(first, 1);
        remind(first);

        shift(first, "expires_at", 1);
        comes(first);

        await().atMost(Duration.ofSeconds(5)).until(() -> state(first).equals("EXPIRED"));
        assertThat(jdbc.queryForList("select state from broadcast where subject = ?", String.class, number(first)))
                .hasSize(2)
                .containsOnly("STOPPED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from broadcast b join message_text t on t.id = b.text_id"
                                + " where b.subject = ? and t.withdrawn_at is not null",
                        Integer.class,
                        number(first)))
                .as("what was said was true in its time")
                .isZero();
    }

    @Test
    void whatWasWrongIsWithdrawnThoughItsTimeIsOver() {
        Instant end = java.time.Clock.systemUTC().instant().plusSeconds(3_600);
        JsonNode first =
                published(forStaff("写错的", Map.of("region", door.community().toString()), false, false));
        JsonNode bounded = revised(first, content("还是错的", "expiresAt", end.toString()));
        shift(bounded, "expires_at", 2);
        comes(bounded);
        await().atMost(Duration.ofSeconds(5)).until(() -> state(first).equals("EXPIRED"));
        JsonNode expired = done(act(
                writer,
                "noticeWithdraw",
                Map.of(
                        "notice",
                        first.path("id").asString(),
                        "version",
                        jdbc.queryForObject("select version from notice where id = ?", Integer.class, number(first)),
                        "reason",
                        "电话写错了")));

        assertThat(expired.path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(jdbc.queryForList(
                        "select distinct t.withdrawn_reason from broadcast b join message_text t on t.id = b.text_id"
                                + " where b.subject = ? and b.audience = 'notice'",
                        String.class,
                        number(first)))
                .containsExactly("电话写错了");
        assertThat(jdbc.queryForList(
                        "select audience from broadcast where cause = ?",
                        String.class,
                        "notice:" + number(first) + ":withdrawn"))
                .containsExactly("notice-readers");
    }

    @Test
    void whatWaitsForReviewIsFoundThoughAnOlderEditionIsInForce() {
        JsonNode first = published(content("第一版"));
        assertThat(found("IN_REVIEW")).isEmpty();
        done(submit(writer, done(edit(writer, first, content("第二版")))));
        published(content("另一则"));

        assertThat(found("IN_REVIEW")).containsExactly(first.path("id").asString());
        assertThat(found("PUBLISHED")).hasSize(2);
        assertThat(found("DRAFT")).isEmpty();
    }

    private List<String> found(String state) {
        return as(reviewer)
                .field(
                        "query($within: String!, $states: [NoticeState!]) { noticeFiles(within: $within, states: $states) {"
                                + " nodes { id } } }",
                        Map.of("within", door.community().toString(), "states", List.of(state)))
                .path("nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }

    /** As if that time of an edition had been long ago. */
    private void shift(JsonNode notice, String time, int edition) {
        jdbc.update(
                "update notice_edition set " + time + " = '2026-01-01' where notice_id = ? and number = ?",
                number(notice),
                edition);
    }

    private void comes(JsonNode notice) {
        jdbc.update("update notice set due_at = '2026-01-01' where id = ?", number(notice));
    }

    @Test
    void anEditionThatWouldComeWhenTheOlderOneIsOverIsDeclined() {
        Instant end = java.time.Clock.systemUTC().instant().plusSeconds(3_600);
        JsonNode first = published(content("到点结束", "expiresAt", end.toString()));
        JsonNode late = done(edit(
                writer, first, content("太晚了", "publishAt", end.plusSeconds(60).toString())));

        assertThat(declined(submit(writer, late))).isEqualTo("WINDOW@");

        JsonNode waiting = done(submit(writer, done(edit(writer, late, content("赶得上", "publishAt", end.toString())))));
        jdbc.update(
                "update notice_edition set expires_at = expires_at - interval 1 minute where notice_id = ? and number = 1",
                number(first));
        assertThat(declined(approve(reviewer, waiting))).isEqualTo("WINDOW@");
    }

    @Test
    void whatIsBeingWrittenOutlivesTheEditionItFollows() {
        JsonNode first = published(content("停水到五点", "expiresAt", inAnHour().toString()));
        done(edit(writer, first, content("停水到六点")));
        endsNow(first);

        JsonNode file = file(first);
        assertThat(file.path("revision").asString()).isEqualTo("DRAFT");
        assertThat(file.at("/edition/title").asString()).isEqualTo("停水到六点");
        JsonNode again = done(edit(writer, file, content("停水到七点")));
        assertThat(onThePlate(door)).isEmpty();
        JsonNode live = done(approve(reviewer, done(submit(writer, again))));

        assertThat(live.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(live.path("revision").isNull()).isTrue();
        assertThat(onPlateSoon("【反诈】停水到七点")).isTrue();
        awaitTold(first, 2);
    }

    @Test
    void whatWaitsForReviewWhenTheOlderOneEndsIsPublishedAtOnceOrGivenBackAndNeverBeforeItsTime() {
        Instant end = inAnHour();
        JsonNode first = published(content("今天停水", "expiresAt", end.toString()));
        done(submit(writer, done(edit(writer, first, content("明天停水", "publishAt", end.toString())))));
        endsNow(first);

        JsonNode waiting = file(first);
        assertThat(waiting.path("revision").asString()).isEqualTo("IN_REVIEW");
        assertThat(declined(approve(reviewer, waiting))).isEqualTo("WINDOW@");
        JsonNode shown =
                TestClient.of(port).field(READ, Map.of("id", first.path("id").asString()));
        assertThat(shown.path("title").asString()).isEqualTo("今天停水");
        assertThat(shown.path("inForce").asBoolean()).isFalse();

        JsonNode back = done(giveBack(reviewer, waiting, "现在就发"));
        assertThat(back.path("revision").asString()).isEqualTo("DRAFT");
        JsonNode now = done(submit(writer, done(edit(writer, back, content("现在停水")))));
        assertThat(done(approve(reviewer, now)).path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(onPlateSoon("【反诈】现在停水")).isTrue();
    }

    @Test
    void whatWaitsForReviewWhenTheOlderOneEndsMayBeGivenUp() {
        JsonNode first = published(content("今天停水", "expiresAt", inAnHour().toString()));
        done(submit(writer, done(edit(writer, first, content("明天停水")))));
        endsNow(first);

        JsonNode given = done(withdraw(writer, file(first), "不用了"));

        assertThat(given.path("state").asString()).isEqualTo("EXPIRED");
        assertThat(given.path("revision").isNull()).isTrue();
        assertThat(declined(edit(writer, given, content("太晚了")))).isEqualTo("CONFLICT@");
    }

    private static Instant inAnHour() {
        return java.time.Clock.systemUTC().instant().plusSeconds(3_600);
    }

    /** The time of its first edition is over. */
    private void endsNow(JsonNode notice) {
        shift(notice, "expires_at", 1);
        comes(notice);
        await().atMost(Duration.ofSeconds(10)).until(() -> state(notice).equals("EXPIRED"));
    }

    @Test
    void whatFailsWhenItsTimeComesIsTriedAgainLaterAndKeepsNobodyWaiting() {
        List<Long> broken = IntStream.range(0, 101).mapToObj(i -> Ids.next()).toList();
        // Without an edition, none can be published; more than are looked at together.
        jdbc.batchUpdate(
                "insert into notice (id, publisher, state, live_edition, last_edition, due_at, changed_at, created_at)"
                        + " values (?, 1, 'SCHEDULED', 1, 1, '2025-01-01', utc_timestamp(3), utc_timestamp(3))",
                broken.stream().map(id -> new Object[] {id}).toList());
        JsonNode fit = done(submit(writer, done(draft(writer, content("好好的")))));
        jdbc.update("update notice set state = 'SCHEDULED', live_edition = 1 where id = ?", number(fit));
        comes(fit);

        await().atMost(Duration.ofSeconds(20)).until(() -> state(fit).equals("PUBLISHED"));

        assertThat(jdbc.queryForObject(
                        "select count(*) from notice where publisher = 1 and state = 'SCHEDULED' and version = 0"
                                + " and due_at > utc_timestamp(3)",
                        Integer.class))
                .isEqualTo(101);
        jdbc.update("update notice set due_at = null where publisher = 1");
    }

    @Test
    void whatIsForRidersWhereNoPlaceIsLeftIsPublishedAndStandsNowhere() {
        JsonNode waiting = done(submit(writer, done(draft(writer, content("骑手看", "audiences", List.of("RIDERS"))))));
        jdbc.update("update notice_edition set places = 'GRID:1' where notice_id = ?", number(waiting));

        assertThat(done(approve(reviewer, waiting)).path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from notice_standing where notice_id = ?", Integer.class, number(waiting)))
                .isZero();
    }

    @Test
    void severalServersPublishItOnce() throws Exception {
        JsonNode waiting = done(submit(writer, done(draft(writer, content("只一次")))));
        long id = number(waiting);
        // As it is when its time has just come, whichever server looks first.
        jdbc.update("update notice set state = 'SCHEDULED', live_edition = 1, due_at = '2026-01-01' where id = ?", id);
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            IntStream.range(0, 4)
                    .forEach(i -> all.add(() -> {
                        rounds.round();
                        return true;
                    }));
            for (Future<Boolean> each : servers.invokeAll(all)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            servers.shutdown();
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(state(waiting)).isEqualTo("PUBLISHED"));
        assertThat(jdbc.queryForObject("select version from notice where id = ?", Integer.class, id))
                .isEqualTo(waiting.path("version").asInt() + 1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from broadcast where cause = ?", Integer.class, "notice:" + id + ":1"))
                .isEqualTo(1);
    }

    private String state(JsonNode notice) {
        return jdbc.queryForObject("select state from notice where id = ?", String.class, number(notice));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("title", " ", "BLANK@content.title"),
                Arguments.of("title", "字".repeat(61), "TOO_LONG@content.title"),
                Arguments.of("title", "反\u202E过来", "MARKUP@content.title"),
                Arguments.of("summary", "", "BLANK@content.summary"),
                Arguments.of("summary", "字".repeat(61), "TOO_LONG@content.summary"),
                Arguments.of("body", "\n ", "BLANK@content.body"),
                Arguments.of("body", "字".repeat(8_001), "TOO_LONG@content.body"),
                Arguments.of("body", "<script>alert(1)</script>", "MARKUP@content.body"),
                Arguments.of("body", "[点](javascript:alert(1))", "MARKUP@content.body"),
                Arguments.of("places", List.of(), "AUDIENCE_EMPTY@content.places"),
                Arguments.of("audiences", List.of(), "AUDIENCE_EMPTY@content.audiences"),
                Arguments.of("places", List.of(Map.of("region", "520000")), "PLACE@content.places[0]"),
                Arguments.of("places", List.of(Map.of("grid", "0000000000000")), "PLACE@content.places[0]"),
                Arguments.of("places", List.of(Map.of("building", "nothing")), "PLACE@content.places[0]"),
                Arguments.of("publishAt", "2026-01-01T00:00:00Z", "WINDOW@content.publishAt"),
                Arguments.of("expiresAt", "2026-01-01T00:00:00Z", "WINDOW@content.expiresAt"),
                Arguments.of("cover", "0000000000000", "FILE@content.cover"),
                Arguments.of("attachments", List.of("nothing"), "FILE@content.attachments[0]"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCannotBePublishedIsDeclinedWithItsPlace(String field, Object value, String expected) {
        assertThat(declined(draft(writer, content("不行", field, value)))).isEqualTo(expected);
        JsonNode draft = done(draft(writer, content("可以")));
        assertThat(declined(edit(writer, draft, content("不行", field, value)))).isEqualTo(expected);
        assertThat(state(draft)).isEqualTo("DRAFT");
    }

    @Test
    void aPlaceOfAnotherCommunityOrAUnitIsNone() {
        Door elsewhere = places.door();
        for (Map<String, String> place : List.of(
                Map.of("building", Ids.toOpaque(elsewhere.buildingId())),
                Map.of("unit", Ids.toOpaque(door.unitId())))) {
            assertThat(declined(draft(writer, content("别处", "places", List.of(place)))))
                    .isEqualTo("PLACE@content.places[0]");
        }
        List<Map<String, String>> many = new ArrayList<>();
        IntStream.range(0, 51)
                .forEach(i -> many.add(Map.of("region", door.community().toString())));
        assertThat(declined(draft(writer, content("太多", "places", many)))).isEqualTo("PLACE@content.places");
    }

    @Test
    void whoIsNotOfTheRegionFindsNothing() {
        JsonNode draft = done(draft(writer, content("别人的")));
        Someone stranger = people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, places.community().value()));
        assertThat(declined(edit(stranger, draft, content("改")))).isEqualTo("NOT_FOUND@notice");
        assertThat(declined(submit(stranger, draft))).isEqualTo("NOT_FOUND@notice");
        assertThat(declined(approve(stranger, draft))).isEqualTo("NOT_FOUND@notice");
        assertThat(declined(giveBack(stranger, draft, "改"))).isEqualTo("NOT_FOUND@notice");
        assertThat(declined(withdraw(stranger, draft, "撤"))).isEqualTo("NOT_FOUND@notice");
        assertThat(declined(draft(stranger, content("越界")))).isEqualTo("NOT_FOUND@publisher");
    }

    @Test
    void whatIsNotAtThatStageOrWasChangedIsAConflict() {
        JsonNode draft = done(draft(writer, content("改着")));
        assertThat(declined(approve(reviewer, draft))).isEqualTo("CONFLICT@");
        assertThat(declined(giveBack(reviewer, draft, "改"))).isEqualTo("CONFLICT@");
        JsonNode edited = done(edit(writer, draft, content("改了")));
        assertThat(declined(edit(writer, draft, content("晚了")))).isEqualTo("CONFLICT@");
        assertThat(declined(submit(writer, draft))).isEqualTo("CONFLICT@");
        JsonNode waiting = done(submit(writer, edited));
        assertThat(declined(submit(writer, waiting))).isEqualTo("CONFLICT@");
        jdbc.update("update notice_edition set expires_at = '2026-01-01' where notice_id = ?", number(draft));
        assertThat(declined(approve(reviewer, waiting))).isEqualTo("WINDOW@");
    }

    @Test
    void aRetryDraftsOnceAndAnotherInputWithTheSameKeyIsRefused() {
        Map<String, Object> input = Map.of(
                "idempotencyKey", UUID.randomUUID().toString(),
                "publisher", door.community().toString(),
                "content", content("一次"));
        JsonNode first = done(act(writer, "noticeDraft", input));
        assertThat(done(act(writer, "noticeDraft", input)).path("id")).isEqualTo(first.path("id"));
        Map<String, Object> other = Map.of(
                "idempotencyKey", input.get("idempotencyKey"),
                "publisher", door.community().toString(),
                "content", content("两次"));
        assertThat(declined(act(writer, "noticeDraft", other))).isEqualTo("KEY_REUSED@idempotencyKey");
    }

    @Test
    void whatWeChatHoldsForRiskyIsNotHandedOverAndWhatItCannotSeeIsLeftToTheReviewer() {
        JsonNode unseen = done(submit(writer, done(draft(writer, content("微信看不到")))));
        assertThat(unseen.at("/edition/check").asString()).isEqualTo("UNCHECKED");

        Someone active = loggedIn();
        String late = "平常的话。".repeat(1_200);
        assertThat(declined(submit(active, done(draft(active, content("违规", "body", late + " risky"))))))
                .isEqualTo("RISKY@");
        assertThat(done(submit(active, done(draft(active, content("再看", "body", late + " review")))))
                        .at("/edition/check")
                        .asString())
                .isEqualTo("LOOK_AGAIN");
        assertThat(done(submit(active, done(draft(active, content("平常", "body", late)))))
                        .at("/edition/check")
                        .asString())
                .isEqualTo("PASSED");
    }

    @Test
    void aReasonIsLookedAtAsANoticeIsForReadersAreToldIt() {
        Someone active = loggedIn();
        JsonNode published = published(content("要撤回的"));

        assertThat(declined(withdraw(active, published, "反\u202E过来"))).isEqualTo("MARKUP@reason");
        assertThat(declined(withdraw(active, published, "这句 risky"))).isEqualTo("RISKY@reason");
        assertThat(state(published)).isEqualTo("PUBLISHED");
        assertThat(done(withdraw(active, published, "时间写错了")).path("state").asString())
                .isEqualTo("WITHDRAWN");

        JsonNode draft = done(draft(active, content("没人读过的")));
        assertThat(done(withdraw(active, draft, "这句 risky")).path("state").asString())
                .as("only colleagues see it")
                .isEqualTo("WITHDRAWN");
        JsonNode waiting = done(submit(writer, done(draft(writer, content("第一稿")))));
        assertThat(declined(giveBack(reviewer, waiting, "反\u202E过来"))).isEqualTo("MARKUP@remark");
    }

    /** Somebody of the office who has just come in by WeChat. */
    private Someone loggedIn() {
        String code = WeChatStandIn.shared().codeFor("o-notice-" + UUID.randomUUID());
        String token = TestClient.of(port)
                .field(
                        "mutation($code: String!) { sessionStart(input: {code: $code}) { session { token } } }",
                        Map.of("code", code))
                .at("/session/token")
                .asString();
        String me = TestClient.of(port)
                .as(token)
                .field("{ me { id } }", Map.of())
                .path("id")
                .asString();
        Someone someone = new Someone(Ids.fromOpaque(me), token);
        jdbc.update(
                "insert into consent (id, person_id, policy_version, given_by, given_at) values (?, ?, '2026-11', ?,"
                        + " utc_timestamp(3))",
                Ids.next(),
                someone.id(),
                someone.id());
        people.give(someone, Role.COMMUNITY_STAFF, community());
        return someone;
    }

    @Test
    void somethingUrgentNeedsSomebodyWhomItReaches() {
        Map<String, Object> content = content("涨水", "urgent", true);
        content.put("audiences", List.of("ELDER_HOUSEHOLDS"));
        JsonNode draft = done(draft(writer, content));
        assertThat(declined(submit(writer, draft))).isEqualTo("AUDIENCE_EMPTY@");
    }
}
