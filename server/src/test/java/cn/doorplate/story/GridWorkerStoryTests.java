package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A grid worker of 积善社区: appointed, brings a compound in from Excel, prints its plates, and sees only their grid. */
@StoryTest
class GridWorkerStoryTests {

    private static final String COMMUNITY = "520329001005";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String GRID = """
            mutation($key: String!, $name: String!) {
              gridCreate(input: {idempotencyKey: $key, region: "520329001005", kind: GRID, name: $name}) {
                grid { id } userErrors { code message }
              }
            }
            """;
    private static final String APPOINT = """
            mutation($key: String!, $phone: String!, $grid: ID!) {
              roleAppoint(input: {idempotencyKey: $key, phone: $phone, role: GRID_WORKER, place: {grid: $grid}}) {
                roleGrant { id } userErrors { code message }
              }
            }
            """;
    private static final String IMPORT = """
            mutation($key: String!, $grid: ID!, $file: ID!) {
              placeImport(input: {idempotencyKey: $key, within: {grid: $grid}, file: $file}) {
                placeImport { id status } userErrors { code message }
              }
            }
            """;
    private static final String HOW_FAR =
            "query($id: ID!) { placeImport(id: $id) { status rows problems created advice resultUrl } }";
    private static final String BUILDINGS = """
            query($grid: ID!) {
              buildings(within: {grid: $grid}) { nodes { name compound { name } units { name } gridPath { id } } }
            }
            """;

    @LocalServerPort
    private int port;

    @Test
    void bringsACompoundInAndSeesOnlyTheirGrid() throws IOException {
        String name = "故事" + UUID.randomUUID().toString().substring(0, 8);
        Phone office = Phone.of(port, "demo-community");
        String grid = office.ask(GRID, Map.of("key", name, "name", name + "网格"))
                .at("/grid/id")
                .asString();
        Phone worker = Phone.of(port, "story-" + UUID.randomUUID());
        worker.agree();
        worker.rename("韩梅");
        String number = Phone.number();
        worker.bind(number);
        assertThat(code(worker, BUILDINGS, Map.of("grid", grid))).isEqualTo("FORBIDDEN");

        JsonNode appointed = office.ask(APPOINT, Map.of("key", name, "phone", number, "grid", grid));
        assertThat(appointed.path("userErrors")).isEmpty();

        JsonNode done = imported(worker, grid, name);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("DONE");
        JsonNode buildings = worker.ask(BUILDINGS, Map.of("grid", grid)).path("nodes");
        assertThat(buildings).hasSize(2);
        assertThat(buildings.at("/0/compound/name").asString()).isEqualTo(name + "苑");
        assertThat(buildings.at("/0/gridPath/0/id").asString()).isEqualTo(grid);

        prints(worker, grid);
        seesOnly(worker, office);
    }

    private JsonNode imported(Phone worker, String grid, String name) throws IOException {
        JsonNode sent = new JsonMapper()
                .readTree(worker.client().post("/media", XLSX, workbook(name)).body());
        JsonNode begun = worker.ask(
                IMPORT,
                Map.of("key", name, "grid", grid, "file", sent.path("id").asString()));
        assertThat(begun.path("userErrors")).isEmpty();
        Map<String, String> id = Map.of("id", begun.at("/placeImport/id").asString());
        await().atMost(PATIENCE)
                .until(() -> !worker.ask(HOW_FAR, id).path("status").asString().equals("CHECKING"));
        return worker.ask(HOW_FAR, id);
    }

    /** Two buildings of two stairwells, with a door on each: three plates a building. */
    private static void prints(Phone worker, String grid) {
        String issue =
                "mutation($grid: ID!) { doorplatesIssue(input: {within: {grid: $grid}}) { issued userErrors { code } } }";
        assertThat(worker.ask(issue, Map.of("grid", grid)).path("issued").asInt())
                .isEqualTo(6);
        assertThat(worker.ask(issue, Map.of("grid", grid)).path("issued").asInt())
                .isZero();
        JsonNode sheet = worker.ask(
                "query($grid: ID!) { plateSheet(within: {grid: $grid}) { url plates missing } }", Map.of("grid", grid));
        assertThat(sheet.path("plates").asInt()).isEqualTo(6);
        assertThat(sheet.path("missing").asInt()).isZero();
        String page = worker.client().get(path(sheet.path("url").asString())).body();
        assertThat(page).contains("1栋", "2单元", "size:210mm 297mm");
    }

    private static void seesOnly(Phone worker, Phone office) {
        JsonNode others = office.ask(
                "query { grids(within: {region: \"" + COMMUNITY + "\"}, kind: GRID) { nodes { id name } } }", Map.of());
        String other = others.at("/nodes/0/id").asString();
        assertThat(others.at("/nodes/0/name").asString()).isEqualTo("第一网格");
        assertThat(code(worker, BUILDINGS, Map.of("grid", other))).isEqualTo("NOT_FOUND");
        assertThat(code(
                        worker,
                        "query($grid: ID!) { residents(within: {grid: $grid}) { nodes { name } } }",
                        Map.of("grid", other)))
                .isEqualTo("NOT_FOUND");
        assertThat(code(worker, "{ buildings(within: {region: \"" + COMMUNITY + "\"}) { nodes { name } } }", Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    private static String code(Phone phone, String document, Map<String, ?> variables) {
        return TestClient.code(phone.whole(document, variables));
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] workbook(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            rows(workbook, "小区", "小区*,地址*", name + "苑,积善路88号");
            rows(workbook, "楼栋", "小区,楼栋*,地址,单元,网格,经度,纬度", name + "苑,1栋,积善路88号,1单元、2单元", name + "苑,2栋,积善路88号,1单元、2单元");
            rows(
                    workbook,
                    "住户",
                    "小区,楼栋*,单元,门号*,网格",
                    name + "苑,1栋,1单元,101",
                    name + "苑,1栋,1单元,102",
                    name + "苑,2栋,2单元,101");
        }
        return bytes.toByteArray();
    }

    private static void rows(Workbook workbook, String title, String... rows) {
        Worksheet sheet = workbook.newWorksheet(title);
        for (int row = 0; row < rows.length; row++) {
            String[] cells = rows[row].split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                sheet.value(row, column, cells[column]);
            }
        }
    }
}
