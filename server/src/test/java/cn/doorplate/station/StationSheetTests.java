package cn.doorplate.station;

import static cn.doorplate.station.StationBook.row;
import static cn.doorplate.station.StationBook.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stations come in and out as workbooks: all of one or nothing, and what was written out changes nothing. */
class StationSheetTests extends StationGround {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void whatIsWrittenOutComesInAgainUnchanged() throws Exception {
        Map<String, Object> content = content();
        content.put("name", "=cmd|' /C calc'!A0");
        content.put("note", "从北门进\n二楼");
        content.put("phones", List.of("+86 951 6012345", "0951-6012345、白天"));
        content.put("features", List.of("LIFT", "RAMP"));
        content.put("seats", 12);
        content.put(
                "hours",
                Map.of(
                        "weekly",
                        List.of(span(5, "22:00", "06:00"), span(1, "14:00", "24:00"), span(1, "08:30", "12:00")),
                        "onHolidays",
                        "OWN_HOURS",
                        "holidaySpans",
                        List.of(Map.of("from", "09:00", "until", "12:00")),
                        "exceptions",
                        List.of(
                                Map.of(
                                        "from",
                                        "2027-01-20",
                                        "until",
                                        "2027-01-22",
                                        "spans",
                                        List.of(Map.of("from", "09:00", "until", "12:00")),
                                        "reason",
                                        "春节 值班"),
                                Map.of("from", "2027-02-01", "until", "2027-02-01", "reason", "停水；检修"))));
        JsonNode file = done(create(content)).path("file");
        String plain = created();
        String id = file.path("id").asString();
        JsonNode before = station(id);

        byte[] workbook = written();
        assertThat(said(workbook, id).get(StationColumn.NAME)).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(imported(workbook)).isEqualTo("0 0");
        assertThat(imported(StationBook.of(StationBook.read(workbook)))).isEqualTo("0 0");

        assertThat(imported(changed(workbook, id, StationColumn.SEATS, "13"))).isEqualTo("0 1");
        assertThat(station(id).path("seats").asInt()).isEqualTo(13);
        JsonNode after = station(id);
        assertThat(after.path("hours")).isEqualTo(before.path("hours"));
        for (String same : List.of("name", "note", "phones", "features", "address", "kind")) {
            assertThat(after.path(same)).isEqualTo(before.path(same));
        }
        assertThat(said(written(), plain).get(StationColumn.VERSION)).isEqualTo("0");
    }

    private static Map<String, Object> span(int weekday, String from, String until) {
        return Map.of("weekday", weekday, "from", from, "until", until);
    }

    @Test
    void newStationsAreEnteredOnceHoweverOftenTheWorkbookComes() {
        byte[] workbook = StationBook.of(List.of(row("甲站"), row("乙站")));
        String file = sent(workbook);
        String key = UUID.randomUUID().toString();

        assertThat(counts(done(take(office, community(), file, key)))).isEqualTo("2 0");
        assertThat(counts(done(take(office, community(), file, key)))).isEqualTo("2 0");
        assertThat(imported(workbook)).isEqualTo("0 0");
        assertThat(imported(StationBook.of(List.of(with(row("乙站"), StationColumn.SEATS, "8")))))
                .isEqualTo("0 1");

        assertThat(written(office, community())).hasSize(2);
        Map<StationColumn, String> first = written(office, community()).get(0);
        assertThat(first.get(StationColumn.MONDAY)).isEqualTo("08:30-12:00、14:00-18:00");
        assertThat(first.get(StationColumn.COMMUNITY)).isEqualTo(community());
        assertThat(codes(take(office, community(), sent(workbook), key))).containsExactly("KEY_REUSED idempotencyKey");
    }

    @Test
    void whatWasChangedSinceItWasWrittenOutIsNotOverwritten() throws Exception {
        String id = created();
        byte[] workbook = written();
        Map<String, Object> other = content();
        other.put("name", "凤凰北街驿站");
        done(send(office, "stationUpdate", "file { id }", Map.of("station", id, "version", 0, "content", other)));
        done(send(office, "stationClose", "file { id }", Map.of("station", id, "reason", "今日停水")));

        assertThat(messages(take(workbook))).containsExactly("第 2 行“版本”：这个站点在导出以后改过。请重新导出，在新的表格里修改。");
        assertThat(imported(changed(written(), id, StationColumn.ADDRESS, "测试路 2 号")))
                .isEqualTo("0 1");
        assertThat(station(id).path("closed").path("reason").asString()).isEqualTo("今日停水");
        assertThat(station(id).path("name").asString()).isEqualTo("凤凰北街驿站");
    }

    @Test
    void allThatIsToBeMendedIsNamedByRowAndColumnAndNothingIsWritten() {
        Map<StationColumn, String> overlapping = with(row("重叠"), StationColumn.MONDAY, "08:00-12:00、11:00-14:00");
        overlapping.put(StationColumn.SUNDAY, "22:00-09:00");
        JsonNode refused = take(StationBook.of(List.of(
                row("好的"),
                with(row("在海里"), StationColumn.LATITUDE, "91"),
                with(row("只有经度"), StationColumn.LATITUDE, ""),
                overlapping,
                with(row("几点"), StationColumn.TUESDAY, "早上到晚上"),
                with(row("外地"), StationColumn.COMMUNITY, "110101001001"),
                with(row("没有这类"), StationColumn.KIND, "网吧"),
                with(row("公式"), StationColumn.SEATS, "formula:1+1"),
                row("=1+1"),
                row("好的"),
                with(row("电话"), StationColumn.PHONE_2, "没有"),
                with(row("编号"), StationColumn.NUMBER, Ids.toOpaque(7)),
                with(row("日子"), StationColumn.EXCEPTIONS, "明天 不开放 停水"),
                with(row(""), StationColumn.FEATURES, "滑梯"))));

        assertThat(messages(refused))
                .containsExactly(
                        "第 3 行“经度”：这个位置不在地图范围内（东经 73 到 136 度，北纬 3 到 54 度）。请重新选点。",
                        "第 4 行“经度”：这个位置不在地图范围内（东经 73 到 136 度，北纬 3 到 54 度）。请重新选点。",
                        "第 5 行“周一”：这段开放时间与另一段重叠（跨过午夜的部分也算）。请调整后再试。",
                        "第 5 行“周日”：这段开放时间与另一段重叠（跨过午夜的部分也算）。请调整后再试。",
                        "第 6 行“周二”：开放时间有误：时间写成 08:30 这样，起止不能相同，全天写 00:00 到 24:00，日期写成 2027-01-20 这样。请核对后再试。",
                        "第 7 行“社区代码”：这不是您导入范围内的社区代码，或和这个站点登记的不一样。社区代码是 12 位数字，请核对。",
                        "第 8 行“类别”：请从这些里选：" + StationSheet.kindWords() + "。",
                        "第 9 行“座位数”：这一格是公式。请复制后“选择性粘贴”，粘贴为数值。",
                        "第 10 行“名称”：不能以 = + - @ 或制表符开头。请去掉开头的符号；地下一层请写作 B1 或 负1。",
                        "第 11 行“名称”：第 2 行已经写过这个站点。请只留一行。",
                        "第 12 行“电话二”：电话号码有误，或超过 3 个。请核对后再试。",
                        "第 13 行“编号”：没有这个编号的站点，或它不在您导入的范围内。新站点请把编号留空。",
                        "第 14 行“特殊日期”：开放时间有误：时间写成 08:30 这样，起止不能相同，全天写 00:00 到 24:00，日期写成 2027-01-20 这样。请核对后再试。",
                        "第 15 行“无障碍”：请从这些里选：" + StationSheet.featureWords() + "。",
                        "第 15 行“名称”：这一项还没有填写，请填写后再试。");
        assertThat(count()).isZero();
    }

    @Test
    void anotherCommunitysStationsAreOutOfReachAndACountyReachesThemAll() {
        String id = created();
        RegionCode other = places.community();
        Someone others = people.holding(Role.COMMUNITY_STAFF, new PlaceRef(PlaceKind.REGION, other.value()));
        byte[] workbook = StationBook.of(List.of(with(row("抢来的"), StationColumn.NUMBER, id)));

        assertThat(codes(take(others, community(), sent(others, workbook), key())))
                .containsExactly("NOT_FOUND within");
        assertThat(messages(take(others, other.toString(), sent(others, workbook), key())))
                .containsExactly("第 2 行“编号”：没有这个编号的站点，或它不在您导入的范围内。新站点请把编号留空。");
        byte[] smuggled = StationBook.of(List.of(with(row("混进来的"), StationColumn.COMMUNITY, community())));
        assertThat(messages(take(others, other.toString(), sent(others, smuggled), key())))
                .singleElement()
                .asString()
                .startsWith("第 2 行“社区代码”");
        assertThat(codes(take(others, other.toString(), sent(workbook), key()))).containsExactly("NOT_FOUND file");
        assertThat(codes(send(others, "stationExport", "url", Map.of("within", community()))))
                .containsExactly("NOT_FOUND within");
        assertThat(station(id).path("name").asString()).isEqualTo("积善社区骑手驿站");

        String county = door.community().at(RegionLevel.COUNTY).toString();
        Someone above = people.holding(
                Role.COUNTY_STAFF,
                new PlaceRef(
                        PlaceKind.REGION,
                        door.community().at(RegionLevel.COUNTY).value()));
        byte[] ofBoth = StationBook.of(List.of(
                with(row("县里加的"), StationColumn.COMMUNITY, community()),
                with(with(row("改的"), StationColumn.NUMBER, id), StationColumn.COMMUNITY, community())));
        assertThat(counts(done(take(above, county, sent(above, ofBoth), key()))))
                .isEqualTo("1 1");
        assertThat(messages(take(above, county, sent(above, StationBook.of(List.of(row("哪里的")))), key())))
                .singleElement()
                .asString()
                .startsWith("第 2 行“社区代码”");
    }

    @Test
    void tenThousandRowsComeInAndOutAndOneMoreIsTooMany() throws Exception {
        byte[] workbook = StationBook.of(StationSheet.MOST_ROWS, i -> row("站" + i));
        assertThat(messages(take(StationBook.of(StationSheet.MOST_ROWS + 1, i -> row("站" + i)))))
                .containsExactly("行数太多，一份表格最多 10000 行。请分成几份，一份一份地传。");
        List<String> named = messages(take(
                StationBook.of(StationSheet.MOST_ROWS, i -> with(row("站" + i), StationColumn.SEATS, "0"))));
        assertThat(named)
                .hasSize(StationImportFaults.NAMED + 1)
                .last()
                .asString()
                .startsWith("另有 9950 处需要改正");
        assertThat(count()).isZero();

        assertThat(imported(workbook)).isEqualTo("10000 0");
        assertThat(imported(workbook)).isEqualTo("0 0");
        byte[] out = written();
        assertThat(imported(out)).isEqualTo("0 0");

        created();
        assertThat(codes(send(office, "stationExport", "url", Map.of("within", community()))))
                .containsExactly("TOO_MANY within");
    }

    @Test
    void theTemplateIsForWhoeverKeepsStationsAndEmptyItIsNoImport() {
        assertThat(as(office).get("/stations/template.xlsx").statusCode()).isEqualTo(200);
        assertThat(TestClient.of(port).get("/stations/template.xlsx").statusCode())
                .isEqualTo(401);
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        assertThat(as(worker).get("/stations/template.xlsx").statusCode()).isEqualTo(403);

        byte[] template = StationSheet.template();
        assertThat(StationBook.read(template)).isEmpty();
        assertThat(messages(take(template))).containsExactly("表格里没有内容。请从第二行起填写后再传。");
    }

    private String community() {
        return door.community().toString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String sent(byte[] workbook) {
        return sent(office, workbook);
    }

    private String sent(Someone who, byte[] workbook) {
        HttpResponse<String> answer = as(who).post("/media", XLSX, workbook);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).path("id").asString();
    }

    private JsonNode take(byte[] workbook) {
        return take(office, community(), sent(workbook), key());
    }

    private JsonNode take(Someone who, String within, String file, String key) {
        return send(
                who, "stationImport", "created updated", Map.of("idempotencyKey", key, "within", within, "file", file));
    }

    private String imported(byte[] workbook) {
        return counts(done(take(workbook)));
    }

    private static String counts(JsonNode payload) {
        return payload.path("created").asInt() + " " + payload.path("updated").asInt();
    }

    private static List<String> messages(JsonNode payload) {
        return payload.path("userErrors")
                .valueStream()
                .map(it -> it.path("message").asString())
                .toList();
    }

    private int count() {
        return jdbc.queryForList(
                        "select id from station where region = ?",
                        door.community().value())
                .size();
    }

    private byte[] written() throws Exception {
        return download(done(send(office, "stationExport", "url", Map.of("within", community())))
                .path("url")
                .asString());
    }

    private List<Map<StationColumn, String>> written(Someone who, String within) {
        try {
            return StationBook.read(download(done(send(who, "stationExport", "url", Map.of("within", within)))
                    .path("url")
                    .asString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private byte[] download(String url) throws Exception {
        URI link = URI.create(url);
        String path = link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static Map<StationColumn, String> said(byte[] workbook, String id) {
        return StationBook.read(workbook).stream()
                .filter(row -> id.equals(row.get(StationColumn.NUMBER)))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] changed(byte[] workbook, String id, StationColumn column, String text) {
        List<Map<StationColumn, String>> rows = new ArrayList<>();
        StationBook.read(workbook)
                .forEach(row -> rows.add(id.equals(row.get(StationColumn.NUMBER)) ? with(row, column, text) : row));
        return StationBook.of(rows);
    }
}
