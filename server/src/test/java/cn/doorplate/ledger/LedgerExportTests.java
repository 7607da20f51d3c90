package cn.doorplate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.casework.LedgerFilter;
import cn.doorplate.casework.LedgerReading;
import cn.doorplate.casework.TestLedger.Way;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.Access;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.resident.RevealReason;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@NullUnmarked // what is null where it must not be is a failed test
class LedgerExportTests extends LedgerGround {

    private static final String EXPORT = """
            mutation($input: LedgerExportInput!) {
              ledgerExport(input: $input) { ledgerExport { id status } userErrors { field code message } }
            }""";

    private static final String MINE = """
            { ledgerExports { nodes { id status rows names url advice region { code } } } }""";

    /** So that the application's own worker leaves a job to the test. */
    private static final Duration NOT_YET = Duration.ofHours(1);

    @Autowired
    private LedgerExportMapper rows;

    @Autowired
    private LedgerExports exports;

    @Autowired
    private LedgerExportWorker worker;

    @Autowired
    private LedgerExportAsked asked;

    @Autowired
    private LedgerExportRetention retention;

    @Autowired
    private LedgerMedia audience;

    @Autowired
    private LedgerReading reading;

    @Autowired
    private MediaFiles files;

    @Autowired
    private AccessLog accesses;

    @Autowired
    private Viewers viewers;

    @Autowired
    private BlindIndex index;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Door door;
    private Reachable raiser;
    private Someone staff;

    @BeforeEach
    void makeThem() {
        door = places.door();
        raiser = people.reachable(index);
        staff = holding(Role.COMMUNITY_STAFF, door.community());
    }

    @Test
    void isWrittenMaskedAndFetchedByWhoAskedForIt() throws Exception {
        file(
                "street-lamp",
                "灯不亮了，打" + raiser.phone() + "或0851-24621234找我。",
                way -> way.staff(now.plusSeconds(5), new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK)
                        .raiser(now.plusSeconds(6), new CaseAct.Urge()));
        file("noise", "楼上半夜搬东西。", way -> way.raiser(now.plusSeconds(9), new CaseAct.Withdraw()));

        JsonNode done = done(staff, asked(Map.of()));

        assertThat(done.path("rows").asInt()).isEqualTo(2);
        assertThat(done.at("/region/code").asString())
                .isEqualTo(door.community().toString());
        List<Map<String, String>> book = book(done.path("url").asString());
        assertThat(book).hasSize(2);
        assertThat(book.get(0))
                .containsEntry("种类", "纠纷")
                .containsEntry("状态", "已撤回")
                .containsEntry("结束方式", "已撤回");
        assertThat(book.get(1))
                .containsEntry("种类", "随手拍")
                .containsEntry("类别", "路灯不亮")
                .containsEntry("社区", "测试社区")
                .containsEntry("状态", "办理中")
                .containsEntry("层级", "社区")
                .containsEntry("催办", "是")
                .containsEntry("内容", "灯不亮了，打140****" + raiser.phone().substring(7) + "或*********1234找我。")
                .doesNotContainKeys("反映人", "反映人电话");
        assertThat(book.get(1).get("编号")).matches("\\d{3} \\d{3} \\d{4}");
        assertThat(logged()).isEmpty();

        Someone colleague = holding(Role.COMMUNITY_STAFF, door.community());
        assertThat(node(colleague, done).isNull()).as("another's").isTrue();
        assertThat(node(staff, done).path("status").asString()).isEqualTo("DONE");
        assertThat(as(colleague).field(MINE, Map.of()).path("nodes")).isEmpty();
        String claim = LedgerMedia.claim(Ids.fromOpaque(done.path("id").asString()));
        Media media = files.claimedBy(List.of(claim)).get(claim).get(0);
        assertThat(audience.maySee(viewers.now(colleague.id()), media, claim)).isFalse();
        assertThat(audience.maySee(viewers.now(staff.id()), media, claim)).isTrue();
    }

    @Test
    void namesAreInItWithAReasonAndWhomItNamedIsTold() throws Exception {
        file("street-lamp", "灯不亮了，打" + raiser.phone() + "。", way -> {});
        long own = file("noise", "与对方有关。", way -> {});
        jdbc.update(
                "insert into case_party (case_id, ordinal, side, person_id, owner_id, tell, created_at)"
                        + " values (?, 2, 'OTHER_SIDE', ?, ?, false, utc_timestamp(3))",
                own,
                staff.id(),
                raiser.someone().id());

        JsonNode done = done(staff, withNames("上门核对路灯"));

        List<Map<String, String>> book = book(done.path("url").asString());
        assertThat(book)
                .as("not the dispute in which one is oneself on the other side")
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("反映人", "王小英")
                        .containsEntry("反映人电话", raiser.phone())
                        .containsEntry("内容", "灯不亮了，打" + raiser.phone() + "。"));
        assertThat(logged()).singleElement().satisfies(access -> {
            assertThat(access.readerId()).isEqualTo(staff.id());
            assertThat(access.what()).isEqualTo("case.export");
            assertThat(access.inFull()).isTrue();
            assertThat(access.reason()).isEqualTo("办理事项：上门核对路灯");
        });
    }

    @Test
    void isDeclinedToWhoMayNotAndForWhatIsTooMuch() {
        Someone street = holding(Role.STREET_STAFF, door.community().at(RegionLevel.STREET));
        Someone elsewhere = holding(Role.COMMUNITY_STAFF, places.community());
        assertThat(code(raiser.someone(), asked(Map.of()))).isEqualTo("FORBIDDEN");
        assertThat(code(elsewhere, asked(Map.of()))).isEqualTo("NOT_FOUND");
        Map<String, Object> province = asked(Map.of());
        province.put("within", door.community().at(RegionLevel.PROVINCE).toString());
        assertThat(code(staff, province)).isEqualTo("NOT_FOUND");
        assertThat(code(street, withNames("上门核对路灯"))).isEqualTo("NOT_ALLOWED");
        assertThat(code(staff, withNames("急"))).isEqualTo("REASON");
        Map<String, Object> noKind = withNames("上门核对路灯");
        noKind.remove("reason");
        assertThat(code(staff, noKind)).isEqualTo("REASON");
        Map<String, Object> noWindow = asked(Map.of());
        noWindow.put("filter", Map.of());
        assertThat(code(staff, noWindow)).isEqualTo("WINDOW");
        assertThat(code(
                        staff,
                        asked(Map.of("from", now.minus(Duration.ofDays(366)).toString()))))
                .isEqualTo("WINDOW");
        assertThat(code(staff, asked(Map.of("text", "一 二 三 四")))).isEqualTo("BAD_REQUEST");
        assertThat(as(staff).field(MINE, Map.of()).path("nodes")).isEmpty();
    }

    @Test
    void isOneAtATimeAndTheSameKeyIsTheSame() {
        long first = job(staff, filter(null, null), false, 1, NOT_YET);
        assertThat(code(staff, asked(Map.of()))).isEqualTo("BUSY");

        jdbc.update("update ledger_export set status = 'FAILED', lease_until = null where id = ?", first);
        Map<String, Object> input = asked(Map.of());
        String id = as(staff)
                .ask(EXPORT, Map.of("input", input))
                .at("/data/ledgerExport/ledgerExport/id")
                .asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> row(id).status() == LedgerExportStatus.DONE);
        assertThat(as(staff)
                        .ask(EXPORT, Map.of("input", input))
                        .at("/data/ledgerExport/ledgerExport/id")
                        .asString())
                .isEqualTo(id);
        assertThat(as(staff).field(MINE, Map.of()).path("nodes")).hasSize(2);
    }

    @Test
    void nothingInItCanBecomeAFormula() throws Exception {
        List<String> texts = List.of("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "＝1+1");
        texts.forEach(text -> file("street-lamp", text, way -> {}));

        JsonNode done = done(staff, asked(Map.of()));

        assertThat(book(done.path("url").asString()).stream().map(line -> line.get("内容")))
                .hasSize(6)
                .allMatch(text -> text.startsWith("'") || text.startsWith(" "));
        assertThat(cells(done.path("url").asString()))
                .allMatch(cell -> cell.getType() == CellType.STRING && cell.getFormula() == null);
    }

    @Test
    void isFinishedByAnotherServerWhenOneDies() {
        file("street-lamp", "灯不亮了。", way -> {});
        long id = job(staff, filter(null, null), false, 1, Duration.ofMinutes(-1));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows.find(id).status() != LedgerExportStatus.WORKING);
        assertThat(rows.find(id).status()).isEqualTo(LedgerExportStatus.DONE);
        assertThat(rows.find(id).lineCount()).isEqualTo(1);
        assertThat(rows.find(id).attempts()).isEqualTo(2);
    }

    @Test
    void whoLostTheLeaseWritesNothing() {
        file("street-lamp", "灯不亮了。", way -> {});
        long id = job(staff, filter(null, null), false, 1, NOT_YET);
        LedgerExportRow stale = rows.find(id);
        Instant later = Instant.now().plus(NOT_YET).plusSeconds(60);
        assertThat(rows.take(id, Instant.now(), later))
                .as("before its lease is over")
                .isZero();
        assertThat(rows.take(id, later, later.plus(NOT_YET))).isEqualTo(1);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> worker.run(stale));

        assertThat(rows.find(id).status()).isEqualTo(LedgerExportStatus.WORKING);
        assertThat(files.claimedBy(List.of(LedgerMedia.claim(id)))).isEmpty();
    }

    @Test
    void isGivenUpWhenServersKeepDyingOfIt() {
        long id = job(staff, filter(null, null), false, LedgerExportWorker.ATTEMPTS, Duration.ofMinutes(-1));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows.find(id).status() != LedgerExportStatus.WORKING);
        assertThat(rows.find(id).status()).isEqualTo(LedgerExportStatus.FAILED);
        assertThat(rows.find(id).advice()).contains("请重新导出");
    }

    @Test
    void isNotWrittenForWhoHasLostTheRoleSince() throws IOException {
        file("street-lamp", "灯不亮了。", way -> {});
        long id = job(staff, filter(null, null), true, 1, NOT_YET);
        jdbc.update("update role_grant set valid_until = utc_timestamp(3) where person_id = ?", staff.id());

        worker.run(rows.find(id));

        assertThat(rows.find(id).status()).isEqualTo(LedgerExportStatus.FAILED);
        assertThat(rows.find(id).advice()).contains("没有导出这个地区台账的权限");
        assertThat(logged()).isEmpty();
        assertThat(files.claimedBy(List.of(LedgerMedia.claim(id)))).isEmpty();
    }

    @Test
    void isNotFetchedByWhoHasLostTheRoleSince() {
        file("street-lamp", "灯不亮了。", way -> {});
        JsonNode done = done(staff, asked(Map.of()));
        String claim = LedgerMedia.claim(Ids.fromOpaque(done.path("id").asString()));
        Media media = files.claimedBy(List.of(claim)).get(claim).get(0);
        // They go on in another community.
        jdbc.update(
                "update role_grant set place_id = ?, region_code = ? where person_id = ?",
                places.community().value(),
                places.community().value(),
                staff.id());

        JsonNode mine = as(staff).field(MINE, Map.of()).path("nodes").get(0);
        assertThat(mine.path("status").asString()).isEqualTo("DONE");
        assertThat(mine.path("url").isNull()).isTrue();
        assertThat(audience.maySee(viewers.now(staff.id()), media, claim)).isFalse();
    }

    @Test
    void isGoneAfterThreeDaysWithItsFile() {
        JsonNode done = done(staff, asked(Map.of()));
        String id = done.path("id").asString();
        String claim = LedgerMedia.claim(Ids.fromOpaque(id));
        Media media = files.claimedBy(List.of(claim)).get(claim).get(0);
        jdbc.update(
                "update ledger_export set created_at = utc_timestamp(3) - interval 73 hour where id = ?",
                Ids.fromOpaque(id));

        JsonNode over = as(staff).field(MINE, Map.of()).path("nodes").get(0);
        assertThat(over.path("status").asString()).isEqualTo("EXPIRED");
        assertThat(over.path("url").isNull()).isTrue();
        assertThat(audience.maySee(viewers.now(staff.id()), media, claim)).isFalse();
        retention.removeBefore(Instant.now().minus(Duration.ofDays(3)), 500);

        assertThat(rows.find(Ids.fromOpaque(id))).isNull();
        assertThat(files.find(media.id()).map(Media::claim)).isNotEqualTo(Optional.of(claim));
    }

    @Test
    void aLedgerIsReadPartByPartEachCaseOnceAndByItsFilter() {
        for (int i = 0; i < 5; i++) {
            file("street-lamp", "第" + i + "盏灯 府前街", way -> {});
        }
        long done = file("noise", "楼上。", way -> way.raiser(now.plusSeconds(9), new CaseAct.Withdraw()));
        Viewer viewer = viewers.now(staff.id());
        LedgerFilter all = filter(null, null);
        long upTo = Ids.next();
        file("street-lamp", "问过之后才登记的灯", way -> {});

        List<String> seen = new ArrayList<>();
        LedgerReading.Part part = new LedgerReading.Part(List.of(), 0, true);
        while (part.hasMore()) {
            part = reading.part(viewer, door.county(), all, CaseKind.REPORT, part.last(), upTo, 2);
            part.lines().forEach(line -> seen.add(line.shown().getText()));
        }
        assertThat(seen).containsExactly("第0盏灯 府前街", "第1盏灯 府前街", "第2盏灯 府前街", "第3盏灯 府前街", "第4盏灯 府前街");
        assertThat(texts(viewer, filter(null, "府前街 第3"), upTo)).containsExactly("第3盏灯 府前街");
        assertThat(texts(viewer, filter(List.of(CaseState.WITHDRAWN), null), upTo))
                .containsExactly("楼上。");
        assertThat(reading.count(door.community(), all, upTo, 100)).isEqualTo(6);
        assertThat(reading.count(door.community(), all, upTo, 4))
                .as("counted no further")
                .isEqualTo(4);
        assertThat(reading.count(door.community(), filter(List.of(), null), upTo, 100))
                .as("in no state at all: nobody asks for that")
                .isEqualTo(6);
        assertThat(texts(viewer, filter(null, "府前街 第３"), upTo))
                .as("compared as in the ledger on the screen")
                .containsExactly("第3盏灯 府前街");
        assertThat(done).isPositive();
    }

    @Test
    void moreThanAWorkbookTakesOrThanIsLookedThroughIsDeclinedBeforeAnythingIsWritten() {
        for (int i = 0; i < 4; i++) {
            file("street-lamp", "第" + i + "盏灯", way -> {});
        }
        LedgerFilter all = filter(null, null);
        LedgerFilter none = filter(List.of(CaseState.CLOSED), null);

        assertThat(declined(all, new LedgerBounds(3, 4))).isEqualTo(LedgerErrorCode.TOO_MANY);
        assertThat(declined(none, new LedgerBounds(3, 3)))
                .as("none of them would be written, and all would be looked at")
                .isEqualTo(LedgerErrorCode.TOO_WIDE);
        assertThat(as(staff).field(MINE, Map.of()).path("nodes")).isEmpty();
        assertThat(exports.start(
                                viewers.now(staff.id()), UUID.randomUUID().toString(), ask(all), new LedgerBounds(4, 4))
                        .status())
                .isNotEqualTo(LedgerExportStatus.FAILED);
    }

    private Enum<?> declined(LedgerFilter filter, LedgerBounds bounds) {
        Viewer viewer = viewers.now(staff.id());
        String key = UUID.randomUUID().toString();
        return catchThrowableOfType(Declined.class, () -> exports.start(viewer, key, ask(filter), bounds))
                .reasons()
                .get(0)
                .code();
    }

    private LedgerAsk ask(LedgerFilter filter) {
        return new LedgerAsk(door.community().toString(), filter, false, null, null);
    }

    private List<String> texts(Viewer viewer, LedgerFilter filter, long upTo) {
        return reading.kinds(filter).stream()
                .flatMap(kind -> reading.part(viewer, door.community(), filter, kind, 0, upTo, 100).lines().stream())
                .map(line -> line.shown().getText())
                .toList();
    }

    private long file(String category, String text, Consumer<Way> way) {
        return ledger.play(raiser.someone(), door, category, CaseDesk.office(door.community()), text, now, way);
    }

    private LedgerFilter filter(List<CaseState> states, String text) {
        return new LedgerFilter(
                null, states, null, null, now.minusSeconds(60), now.plus(Duration.ofDays(1)), false, text);
    }

    private Map<String, Object> asked(Map<String, Object> more) {
        Map<String, Object> filter = new HashMap<>();
        filter.put("from", now.minusSeconds(60).toString());
        filter.put("until", now.plusSeconds(86_400).toString());
        filter.putAll(more);
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("within", door.community().toString());
        input.put("filter", filter);
        return input;
    }

    private Map<String, Object> withNames(String reason) {
        Map<String, Object> input = asked(Map.of());
        input.put("names", true);
        input.put("reason", "CASE");
        input.put("reasonText", reason);
        return input;
    }

    private String code(Someone someone, Map<String, Object> input) {
        return TestClient.code(as(someone).ask(EXPORT, Map.of("input", input)));
    }

    /** Asks, and waits until it is done. */
    private JsonNode done(Someone someone, Map<String, Object> input) {
        JsonNode begun = as(someone).field(EXPORT, Map.of("input", input));
        assertThat(begun.path("userErrors")).isEmpty();
        String id = begun.at("/ledgerExport/id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> row(id).status() != LedgerExportStatus.WORKING);
        JsonNode mine = as(someone).field(MINE, Map.of()).path("nodes").get(0);
        assertThat(mine.path("status").asString()).as(mine.toString()).isEqualTo("DONE");
        return mine;
    }

    private LedgerExportRow row(String id) {
        return rows.find(Ids.fromOpaque(id));
    }

    private JsonNode node(Someone someone, JsonNode export) {
        return as(someone)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on LedgerExport { status } } }",
                        Map.of("id", export.path("id").asString()))
                .at("/data/node");
    }

    /** One that a server has taken so often, and has for so long. */
    private long job(Someone someone, LedgerFilter filter, boolean names, int attempts, Duration lease) {
        long id = Ids.next();
        LedgerAsk ask = new LedgerAsk(
                door.community().toString(), filter, names, names ? RevealReason.CASE : null, names ? "核对" : null);
        jdbc.update(
                "insert into ledger_export (id, person_id, region_code, names, asked, status, attempts, lease_until, created_at)"
                        + " values (?, ?, ?, ?, ?, 'WORKING', ?, utc_timestamp(3) + interval ? second, utc_timestamp(3))",
                id,
                someone.id(),
                door.community().value(),
                names,
                asked.seal(someone.id(), ask),
                attempts,
                lease.toSeconds());
        return id;
    }

    private List<Access> logged() {
        return accesses.of(raiser.someone().id(), 10, null).nodes();
    }

    private List<Map<String, String>> book(String url) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(fetch(url)))) {
            List<Row> all = workbook.getFirstSheet().read();
            List<Map<String, String>> lines = new ArrayList<>();
            for (Row row : all.subList(1, all.size())) {
                Map<String, String> line = new HashMap<>();
                for (int i = 0; i < all.get(0).getCellCount(); i++) {
                    line.put(all.get(0).getCellText(i), i < row.getCellCount() ? row.getCellText(i) : "");
                }
                lines.add(line);
            }
            return lines;
        }
    }

    private List<Cell> cells(String url) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(fetch(url)));
                Stream<Row> all = workbook.getFirstSheet().openStream()) {
            return all.flatMap(Row::stream)
                    .filter(cell -> cell != null && cell.getType() != CellType.EMPTY)
                    .toList();
        }
    }

    private byte[] fetch(String url) throws Exception {
        URI link = URI.create(url);
        URI here = URI.create("http://127.0.0.1:" + port + link.getRawPath() + "?" + link.getRawQuery());
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(here).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
