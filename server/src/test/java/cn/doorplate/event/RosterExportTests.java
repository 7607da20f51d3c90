package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewers;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.privacy.Access;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.shared.Ids;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rosters that staff take away. */
@NullUnmarked // what is null where it must not be is a failed test
class RosterExportTests extends DoorGround {

    @Autowired
    AccessLog accesses;

    @Autowired
    MediaFiles files;

    @Autowired
    RosterMedia audience;

    @Autowired
    RosterExportRetention retention;

    @Autowired
    Viewers viewers;

    private JsonNode export(Someone who, String event, String purpose, String key) {
        return act(who, "eventRosterExport", "url", Map.of("idempotencyKey", key, "event", event, "purpose", purpose));
    }

    private JsonNode export(Someone who, String event, String purpose) {
        return export(who, event, purpose, UUID.randomUUID().toString());
    }

    private HttpResponse<byte[]> fetch(String url) throws Exception {
        URI link = URI.create(url);
        URI here = URI.create("http://127.0.0.1:" + port + link.getRawPath() + "?" + link.getRawQuery());
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(here).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private List<Row> book(JsonNode exported) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(fetch(done(exported).asString()).body()))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    private long exportOf(Someone who) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select max(id) from event_roster_export where person_id = ?", Long.class, who.id()));
    }

    @Test
    void theWorkbookIsMaskedSaysWhatItIsForAndWhoIsInItIsLogged() throws Exception {
        String event = published(
                content(5, "questions", List.of(Map.of("type", "TEXT", "label", "有没有药物过敏", "purpose", "供医生参考"))));
        Someone one = passerBy();
        done(signUp(one, event, Map.of("answers", List.of(Map.of("number", 1, "text", "=青霉素，问13812345678")))));

        List<Row> rows = book(export(office, event, "体检当天核对"));

        assertThat(rows.get(0).getCellText(0)).isEqualTo("用途：体检当天核对");
        assertThat(rows.get(1).getCellText(0)).startsWith("免费体检");
        assertThat(texts(rows.get(2))).startsWith("序号", "姓名", "电话", "状态").endsWith("有没有药物过敏");
        List<String> line = texts(rows.get(3));
        assertThat(line).startsWith("1", "王*英").endsWith("'=青霉素，问138****5678");
        assertThat(line.get(2)).matches("140\\*{4}\\d{4}");
        assertThat(line.get(3)).isEqualTo("有名额");
        assertThat(rows).hasSize(4);
        assertThat(rows.stream().flatMap(Row::stream).filter(cell -> cell != null))
                .allMatch(cell -> cell.getType() == CellType.STRING || cell.getType() == CellType.EMPTY)
                .extracting(Cell::getFormula)
                .containsOnlyNulls();
        assertThat(accesses.of(one.id(), 10, null).nodes()).singleElement().satisfies(access -> {
            assertThat(access.what()).isEqualTo("event.export");
            assertThat(access.inFull()).isFalse();
            assertThat(access.reason()).isEqualTo("体检当天核对");
            assertThat(access.readerId()).isEqualTo(office.id());
        });
    }

    @Test
    void theSameRequestAgainGivesTheSameWorkbookAndLogsNobodyAgain() throws Exception {
        String event = published(content(5));
        Someone one = passerBy();
        done(signUp(one, event));

        byte[] first = fetch(done(export(office, event, "核对", "k")).asString()).body();
        byte[] second = fetch(done(export(office, event, "核对", "k")).asString()).body();

        assertThat(second).isEqualTo(first);
        assertThat(accesses.of(one.id(), 10, null).nodes())
                .extracting(Access::what)
                .hasSize(1);
        assertThat(declined(export(office, event, "别的用途", "k"))).isEqualTo("KEY_REUSED@idempotencyKey");
    }

    @Test
    void moreThanAPartAreAllInItInTheOrderOfSigningUp() throws Exception {
        String event = published(content(1_200));
        long pool = Ids.fromOpaque(event);
        crowd(pool, 1_001);

        List<Row> rows = book(export(office, event, "核对"));

        assertThat(rows).hasSize(3 + 1_001);
        assertThat(rows.get(1_003).getCellText(0)).isEqualTo("1001");
    }

    /** People with places, by their rows: nobody has given them a name. */
    private void crowd(long pool, int number) {
        List<Object[]> claims = IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Object[] {pool, Ids.next(), i})
                .toList();
        jdbc.batchUpdate(
                "insert into capacity_claim (pool, holder, claimant, share, wanted, state, seq, changed_at, created_at)"
                        + " values (?, ?, 1, 0, '0', 'HELD', ?, utc_timestamp(3), utc_timestamp(3))",
                claims);
        jdbc.update(
                "insert into event_sign_up (id, event_id, holder, person_id, signed_by, created_at)"
                        + " select holder, pool, holder, holder, holder, utc_timestamp(3) from capacity_claim where pool = ?",
                pool);
    }

    @Test
    void aPurposeHasToBeSaidAndItMustBeOnesOwnEvent() {
        String event = published(content(5));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        for (String purpose : List.of("", " 核 ", "核".repeat(101), "核对\u202e")) {
            assertThat(declined(export(office, event, purpose))).as(purpose).isEqualTo("PURPOSE@purpose");
        }
        assertThat(declined(export(elsewhere, event, "核对"))).isEqualTo("NOT_FOUND@event");
        assertThat(declined(export(office, id(done(draft(office, content(5)))), "核对")))
                .isEqualTo("NOT_FOUND@event");
    }

    @Test
    void nobodyElseSeesItAndItGoesAfterThreeDays() {
        String event = published(content(5));
        done(export(office, event, "核对"));
        long export = exportOf(office);
        String claim = RosterMedia.claim(export);
        Media media = Objects.requireNonNull(files.claimedBy(List.of(claim)).get(claim))
                .get(0);
        Someone colleague = people.holding(Role.COMMUNITY_STAFF, region(door.community()));
        assertThat(audience.maySee(viewers.now(office.id()), media, claim)).isTrue();
        assertThat(audience.maySee(viewers.now(colleague.id()), media, claim)).isFalse();

        jdbc.update("update event_roster_export set created_at = created_at - interval 4 day where id = ?", export);
        while (retention.removeBefore(Instant.now().minus(Duration.ofDays(3)), 100) == 100) {}

        assertThat(files.claimedBy(List.of(claim))).isEmpty();
        assertThat(audience.maySee(viewers.now(office.id()), media, claim)).isFalse();
    }
}
