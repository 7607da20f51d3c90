package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newcomer's way: the start page, a plate on it, its page, and the same by one query. */
@DemoTest
class DemoServerTests {

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void leadsFromTheStartPageToThePageOfEachPlate() throws Exception {
        String start = get("/").body();
        List<String> plates = Pattern.compile("class=\"card door\" href=\"(/d/[0-9A-Z]{13})\"")
                .matcher(start)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(plates).hasSize(6);
        for (String plate : plates) {
            HttpResponse<String> page = get(plate);
            assertThat(page.statusCode()).as(plate).isEqualTo(200);
            assertThat(page.body()).contains("门牌有效", "虚构", "楼栋长", "网格员", "居委会", "街道办事处");
        }
        assertThat(get(plates.get(0)).body())
                .contains("贵州省", "遵义市", "余庆县", "子营街道", "积善社区", "滨河花园", "3栋 2单元", "联户长", "楼道红管家");
    }

    @Test
    void showsThePlatesThatAreNotInUseAsWhatTheyAre() throws Exception {
        for (StartPage.Oddity oddity :
                StartPage.of(List.of("localhost"), port, "").oddities()) {
            HttpResponse<String> page = get(oddity.href());
            assertThat(page.body()).contains("tel:110");
            assertThat(page.statusCode())
                    .as(oddity.title())
                    .isEqualTo(
                            switch (oddity.title()) {
                                case "停用的门牌", "换过的门牌" -> 410;
                                case "输错的编号", "没发过的编号" -> 404;
                                default -> 200;
                            });
        }
    }

    @Test
    void answersTheStartPagesQueryWithTheSameDoor() throws Exception {
        String query = StartPage.of(List.of("localhost"), port, "").query();
        String body = "{\"query\": \"" + query.replace("\"", "\\\"").replace("\n", " ") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer =
                browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(answer).contains("\"ACTIVE\"", "积善社区", "滨河花园", "联户长", "虚构").doesNotContain("\"errors\"");
    }

    @Test
    void theResidentLivesThereWithAChildAndAnElder() throws Exception {
        String answer = asked(
                "resident",
                "{ me { households { status door building { name } unit { name } } roles { role }"
                        + " dependants { kind name status households { status door } } } }");

        assertThat(answer)
                .contains("\"CONFIRMED\",\"door\":\"501\",\"building\":{\"name\":\"3栋\"},\"unit\":{\"name\":\"2单元\"}")
                .contains("\"role\":\"RESIDENT\"")
                .contains("{\"kind\":\"CHILD\",\"name\":\"李小禾\",\"status\":\"ACTIVE\","
                        + "\"households\":[{\"status\":\"CONFIRMED\",\"door\":\"501\"}]}")
                .contains("{\"kind\":\"ELDER\",\"name\":\"李长顺\",\"status\":\"ACTIVE\","
                        + "\"households\":[{\"status\":\"CONFIRMED\",\"door\":\"501\"}]}");
    }

    @Test
    void theGridWorkerHasResidentsToSeeAndOneToConfirm() throws Exception {
        String grid = JsonMapper.shared()
                .readTree(asked("grid-worker", "{ me { roles { place { ... on Grid { id } } } } }"))
                .at("/data/me/roles/0/place/id")
                .asString();

        String answer = asked(
                "grid-worker",
                "{ residents(within: {grid: \"" + grid
                        + "\"}) { nodes { name dependants } } householdRequests(within: {grid: \"" + grid
                        + "\"}) { nodes { name membership { door } } } }");

        assertThat(answer)
                .contains("{\"name\":\"李*兰\",\"dependants\":2}")
                .contains("{\"name\":\"马*强\",\"membership\":{\"door\":\"502\"}}");
    }

    @Test
    void saysWhoOneCanBeAndLetsOneBeThemByTheirOwnLogin() throws Exception {
        JsonNode people = JsonMapper.shared().readTree(get("/dev/people").body());
        assertThat(people).hasSize(DemoCast.ALL.size());
        assertThat(people.get(1).path("name").asString()).isEqualTo("李桂兰");
        assertThat(people.get(1).propertyNames()).containsExactlyInAnyOrder("key", "name", "title", "where", "remark");

        String resident = logIn("resident");
        assertThat(as(resident, "{ me { roles { role } } }")).contains("RESIDENT");
        assertThat(get("/dev/code?as=nobody-of-the-cast").statusCode()).isEqualTo(404);
    }

    @Test
    void letsOneBeSomebodyWhoHasNeverComeAndIsTheSameTheNextTime() throws Exception {
        String name = "new:" + UUID.randomUUID() + URLEncoder.encode("张三", StandardCharsets.UTF_8);
        String first = as(logIn(name), "{ me { id } }");
        assertThat(first).contains("\"id\"").doesNotContain("errors");
        assertThat(as(logIn(name), "{ me { id } }")).isEqualTo(first);
        assertThat(as(logIn(name + "2"), "{ me { id } }")).isNotEqualTo(first);
    }

    @Test
    void givesACodeThatTellsAPhoneNumber() throws Exception {
        String answer = as(
                logIn("rider"),
                "mutation { phoneBind(input: {code: \""
                        + get("/dev/phone-code?phone=14000001099").body() + "\"}) { userErrors { code } } }");
        assertThat(answer).contains("\"userErrors\":[]");
        assertThat(get("/dev/phone-code?phone=140").statusCode()).isEqualTo(400);
    }

    /** With a code, as the mini-program does it. */
    private String logIn(String who) throws IOException, InterruptedException {
        HttpResponse<String> code = get("/dev/code?as=" + who);
        assertThat(code.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        return JsonMapper.shared()
                .readTree(as(
                        "", "mutation { sessionStart(input: {code: \"" + code.body() + "\"}) { session { token } } }"))
                .at("/data/sessionStart/session/token")
                .asString();
    }

    /** As one of the demo's people. */
    private String asked(String who, String query) throws IOException, InterruptedException {
        String token = JsonMapper.shared()
                .readTree(get("/dev/session?as=" + who).body())
                .path("token")
                .asString();
        return as(token, query);
    }

    private String as(String token, String query) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("/graphql")).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        request.POST(
                HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query))));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
