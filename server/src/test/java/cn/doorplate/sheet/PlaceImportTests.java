package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workbook comes in whole or not at all, and goes back with every bad row named. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
class PlaceImportTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String START = """
            mutation($key: String!, $within: PlaceInput!, $file: ID!) {
              placeImport(input: {idempotencyKey: $key, within: $within, file: $file}) {
                placeImport { id status } userErrors { field code message }
              }
            }
            """;
    private static final String STATE = """
            query($id: ID!) { placeImport(id: $id) { status rows problems created updated advice resultUrl } }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    private TestPeople people;
    private Door door;
    private TestClient office;
    private TestClient worker;

    @BeforeEach
    void makeThem() {
        people = new TestPeople(jdbc, paths);
        door = new TestPlaces(jdbc, doorplates).door();
        office = as(people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value())));
        worker = as(people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId())));
    }

    @Test
    void writesAllOfAGoodWorkbookAndTheSecondTimeNothing() {
        Book book = new Book()
                .compound("桂花苑,善行路3号")
                .building("桂花苑,1栋,善行路3号,1单元、2单元,第一网格")
                .household("桂花苑,1栋,1单元,101,")
                .household("桂花苑,1栋,2单元,201,")
                .responsibility("楼栋,,桂花苑,1栋,,楼栋长,王英,0851-24621234,");

        JsonNode first = imported(office, community(), book);
        JsonNode second = imported(office, community(), book);

        assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("DONE");
        assertThat(first.path("rows").asInt()).isEqualTo(5);
        assertThat(first.path("created").asInt()).isEqualTo(7);
        assertThat(second.path("status").asString()).isEqualTo("DONE");
        assertThat(second.path("created").asInt() + second.path("updated").asInt())
                .isZero();
        assertThat(count("household h join building b on b.id = h.building_id", "b.region_code"))
                .isEqualTo(2);
    }

    @Test
    void theSameKeyIsOneImport() {
        String file = sent(office, new Book().compound("一次苑,善行路9号").bytes());
        String key = UUID.randomUUID().toString();

        String first =
                begun(office, key, community(), file).at("/placeImport/id").asString();
        String again =
                begun(office, key, community(), file).at("/placeImport/id").asString();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void namesEveryBadRowInTheWorkbookThatComesBackAndWritesNothing() throws Exception {
        Book book = new Book()
                .compound("好小区,善行路3号")
                .compound("没有地址,")
                .compound("=HYPERLINK(1),善行路5号")
                .compound("formula:1+1,善行路6号")
                .building("没登记的小区,1栋,善行路3号,,")
                .household("好小区,9栋,,101,")
                .responsibility("社区,,,,,网格员,王英,1234567890123,");

        JsonNode refused = imported(office, community(), book);

        assertThat(refused.path("status").asString()).isEqualTo("REFUSED");
        assertThat(refused.path("problems").asInt()).isEqualTo(6);
        assertThat(count("compound c", "c.region_code"))
                .as("only the test's own")
                .isEqualTo(1);
        List<String> told = problemsIn(download(refused.path("resultUrl").asString()));
        assertThat(told)
                .anyMatch(row -> row.contains("小区") && row.contains("3") && row.contains("必须填写"))
                .anyMatch(row -> row.contains("4") && row.contains("不能以"))
                .anyMatch(row -> row.contains("5") && row.contains("公式"))
                .anyMatch(row -> row.contains("没登记的小区"))
                .anyMatch(row -> row.contains("9栋"))
                .anyMatch(row -> row.contains("电话号码有误"));
    }

    @Test
    void aGridWorkerBringsIntoTheirGridAndNothingElse() {
        Door neighbour = new TestPlaces(jdbc, doorplates).door(door.community());
        String compound =
                jdbc.queryForObject("select name from compound where id = ?", String.class, neighbour.compoundId());

        JsonNode elsewhere = imported(worker, grid(door.gridId()), new Book().household(compound + ",3栋,2单元,801,"));
        JsonNode publishing =
                imported(worker, grid(door.gridId()), new Book().responsibility("网格,第一网格,,,,网格员,王英,0851-24621234,"));
        JsonNode own = imported(
                worker,
                grid(door.gridId()),
                new Book().compound("本格苑,善行路7号").building("本格苑,1栋,,1单元,").household("本格苑,1栋,1单元,101,"));

        assertThat(elsewhere.path("status").asString()).isEqualTo("REFUSED");
        assertThat(publishing.path("status").asString()).isEqualTo("REFUSED");
        assertThat(own.path("status").asString()).as(own.toString()).isEqualTo("DONE");
        assertThat(jdbc.queryForObject(
                        "select b.grid_id from building b join compound c on c.id = b.compound_id where c.name = '本格苑'"
                                + " and b.region_code = ?",
                        Long.class,
                        door.community().value()))
                .isEqualTo(door.gridId());
        assertThat(TestClient.code(start(worker, UUID.randomUUID().toString(), grid(neighbour.gridId()), "x")))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(start(worker, UUID.randomUUID().toString(), community(), "x")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void takesNobodyElsesFile() {
        String file = sent(worker, new Book().compound("别人的苑,善行路8号").bytes());
        assertThat(TestClient.code(start(office, UUID.randomUUID().toString(), community(), file)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theLinkToWhatCameBackCannotBeForged() {
        JsonNode refused = imported(office, community(), new Book().compound("没有地址,"));
        String url = path(refused.path("resultUrl").asString());
        assertThat(TestClient.of(port).get(url).statusCode()).isEqualTo(200);
        assertThat(TestClient.of(port)
                        .get(url.substring(0, url.length() - 1) + (url.endsWith("0") ? "1" : "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestClient.of(port).get(url.replaceFirst("\\?.*", "")).statusCode())
                .isBetween(400, 404);
    }

    @Test
    void givesOutATemplateThatSaysHowToFillItIn() throws Exception {
        assertThat(TestClient.of(port).get("/sheets/template.xlsx").statusCode())
                .isEqualTo(401);
        assertThat(as(people.someone()).get("/sheets/template.xlsx").statusCode())
                .isEqualTo(403);
        HttpResponse<byte[]> template = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sheets/template.xlsx"))
                                .header(
                                        "Authorization",
                                        people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()))
                                                .authorization())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(template.statusCode()).isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template.body()))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName())).contains("小区", "楼栋", "住户", "负责人", "填写说明");
        }
    }

    @Test
    void bringsInAThousandRows() {
        timed(1_000);
    }

    @Test
    @Tag("drill")
    void bringsInFiftyThousandRows() {
        timed(50_000);
    }

    private void timed(int rows) {
        Book book = new Book().compound("万户苑,善行路1号");
        for (int building = 1; building <= 50; building++) {
            book.building("万户苑," + building + "栋,,1单元、2单元,第一网格");
        }
        for (int i = 0; i < rows; i++) {
            book.household("万户苑," + (i % 50 + 1) + "栋," + (i / 50 % 2 + 1) + "单元," + (1000 + i / 100) + ",");
        }
        long start = System.nanoTime();
        JsonNode done = imported(office, community(), book);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.path("rows").asInt()).isEqualTo(rows + 51);
        System.out.printf(
                "%,d rows of Excel brought in after %d ms%n",
                rows, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private JsonNode imported(TestClient client, Map<String, String> within, Book book) {
        String file = sent(client, book.bytes());
        JsonNode begun = begun(client, UUID.randomUUID().toString(), within, file);
        assertThat(begun.path("userErrors")).isEmpty();
        Map<String, String> id = Map.of("id", begun.at("/placeImport/id").asString());
        await().atMost(PATIENCE)
                .until(() -> !client.field(STATE, id).path("status").asString().equals("CHECKING"));
        return client.field(STATE, id);
    }

    private static JsonNode begun(TestClient client, String key, Map<String, String> within, String file) {
        return client.field(START, Map.of("key", key, "within", within, "file", file));
    }

    private static JsonNode start(TestClient client, String key, Map<String, String> within, String file) {
        return client.ask(START, Map.of("key", key, "within", within, "file", file));
    }

    private static String sent(TestClient client, byte[] workbook) {
        HttpResponse<String> answer = client.post("/media", XLSX, workbook);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).path("id").asString();
    }

    private byte[] download(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path(url)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static List<String> problemsIn(byte[] workbook) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.findSheet("问题清单").orElseThrow().read().stream()
                    .map(Row::toString)
                    .toList();
        }
    }

    private int count(String tables, String region) {
        return jdbc.queryForObject(
                "select count(*) from " + tables + " where " + region + " = ?",
                Integer.class,
                door.community().value());
    }

    private TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    private Map<String, String> community() {
        return Map.of("region", door.community().toString());
    }

    private static Map<String, String> grid(long id) {
        return Map.of("grid", Ids.toOpaque(id));
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }
}
