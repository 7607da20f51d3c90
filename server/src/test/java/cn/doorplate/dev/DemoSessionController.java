package cn.doorplate.dev;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a newcomer be one of the demo's people: logs them in as the mini-program would, with a code of the stand-in for WeChat,
 * and gives the session's token.
 */
@Controller
@Profile("demo")
class DemoSessionController {

    private static final String LOG_IN =
            "mutation LogIn($code: String!) { sessionStart(input: {code: $code}) { session { token } userErrors { message } } }";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WeChatCodes weChat;

    DemoSessionController(WeChatCodes weChat) {
        this.weChat = weChat;
    }

    @GetMapping("/dev/session")
    ResponseEntity<String> session(@RequestParam("as") String key, HttpServletRequest request)
            throws IOException, InterruptedException {
        DemoCast.DemoPerson person = DemoCast.ALL.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
        if (person == null) {
            return ResponseEntity.notFound().build();
        }
        JsonNode started = logIn(request.getLocalPort(), weChat.login(person.openid()));
        String token = started.at("/data/sessionStart/session/token").asString("");
        String answer = JSON.writeValueAsString(Map.of("token", token, "name", person.name(), "title", person.title()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }

    private JsonNode logIn(int port, String code) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", LOG_IN, "variables", Map.of("code", code)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
