package cn.doorplate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The mini-program for browsers, as a browser gets it. */
class AppTests {

    private static final String PAGE = "<!DOCTYPE html><title>数字门牌</title>";
    private static final String SCRIPT = "console.log('门牌');".repeat(100);

    @TempDir
    Path outside;

    private Path folder = Path.of("");

    @BeforeEach
    void build() throws IOException {
        folder = outside.resolve("h5");
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("index.html"), PAGE);
        Files.writeString(folder.resolve("assets/index-DGJSBmbn.js"), SCRIPT);
        Files.writeString(folder.resolve("assets/uni.67f8f034.css"), "a{}");
        Files.writeString(folder.resolve("logo.svg"), "<svg/>");
        Files.writeString(outside.resolve("secret.txt"), "not for you");
    }

    @Test
    void givesThePageAnewEachTimeAndLetsItLoadNothingButItsOwn() throws IOException {
        for (String path : new String[] {"/app/", "/app/index.html"}) {
            MockHttpServletResponse answer = get(path);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
            assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self';", "ws://192.168.1.7:8080")
                    .doesNotContain("unsafe-eval", "https:");
        }
    }

    @Test
    void saysBackNoHostThatIsNone() throws IOException {
        MockHttpServletRequest request = request("/app/");
        request.removeHeader("Host");
        request.addHeader("Host", "x; script-src *");
        MockHttpServletResponse answer = answer(request, folder);
        assertThat(answer.getHeader("Content-Security-Policy"))
                .doesNotContain("*")
                .endsWith("connect-src 'self'");
    }

    @Test
    void letsWhatIsNamedByItsContentBeKeptForEver() throws IOException {
        assertThat(get("/app/assets/index-DGJSBmbn.js").getHeader("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(get("/app/assets/uni.67f8f034.css").getHeader("Cache-Control"))
                .contains("immutable");
        assertThat(get("/app/logo.svg").getHeader("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void packsForWhoUnpacks() throws IOException {
        MockHttpServletRequest request = request("/app/assets/index-DGJSBmbn.js");
        request.addHeader("Accept-Encoding", "gzip, deflate, br");
        MockHttpServletResponse packed = answer(request, folder);
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(packed.getContentAsByteArray().length).isLessThan(SCRIPT.length() / 4);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.getContentAsByteArray())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(SCRIPT);

        MockHttpServletRequest plain = request("/app/assets/index-DGJSBmbn.js");
        plain.addHeader("Accept-Encoding", "br, gzip;q=0");
        assertThat(answer(plain, folder).getHeader("Content-Encoding")).isNull();
    }

    @Test
    void sendsNothingAgainThatTheBrowserHas() throws IOException {
        MockHttpServletRequest again = request("/app/logo.svg");
        again.addHeader("If-None-Match", String.valueOf(get("/app/logo.svg").getHeader("ETag")));
        MockHttpServletResponse answer = answer(again, folder);
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void knowsItsTagAmongOthersAndWhenAProxyHasPackedIt() throws IOException {
        String tag = String.valueOf(get("/app/logo.svg").getHeader("ETag"));
        for (String said : new String[] {"\"other\", " + tag, tag.replace("W/", ""), "W/" + tag.replace("W/", "")}) {
            MockHttpServletRequest again = request("/app/logo.svg");
            again.addHeader("If-None-Match", said);
            assertThat(answer(again, folder).getStatus()).as(said).isEqualTo(304);
        }
        MockHttpServletRequest other = request("/app/logo.svg");
        other.addHeader("If-None-Match", "\"other\"");
        assertThat(answer(other, folder).getStatus()).isEqualTo(200);
    }

    @Test
    void servesTheNewBuildWithoutARestart() throws IOException {
        AppController app = new AppController(new AppFiles(new AppSettings(folder)));
        MockHttpServletResponse before = new MockHttpServletResponse();
        app.file(request("/app/"), before);
        Files.writeString(folder.resolve("index.html"), "new");
        Files.setLastModifiedTime(
                folder.resolve("index.html"), FileTime.fromMillis(System.currentTimeMillis() + 5_000));

        MockHttpServletResponse after = new MockHttpServletResponse();
        app.file(request("/app/"), after);
        assertThat(after.getContentAsString()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/nothing.js",
                "/app/assets",
                "/app/../secret.txt",
                "/app/%2e%2e/secret.txt",
                "/app/assets/..%2f..%2fsecret.txt",
                "/app//etc/passwd",
                "/app/%00",
                "/app/index.html/",
                "/app/./index.html",
                "/app/assets/../index.html",
                "/app/index.html/more",
                "/app/LONG",
                "/app/link.txt"
            })
    void givesNothingElse(String path) throws IOException {
        Files.createSymbolicLink(folder.resolve("link.txt"), outside.resolve("secret.txt"));
        assertThat(get(path.replace("LONG", "x".repeat(300))).getStatus()).isEqualTo(404);
    }

    @Test
    void isNotThereWithoutABuild() throws IOException {
        assertThat(answer(request("/app/"), null).getStatus()).isEqualTo(404);
        assertThat(answer(request("/app/"), outside.resolve("none")).getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse get(String path) throws IOException {
        return answer(request(path), folder);
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Host", "192.168.1.7:8080");
        return request;
    }

    private static MockHttpServletResponse answer(MockHttpServletRequest request, @Nullable Path folder)
            throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new AppController(new AppFiles(new AppSettings(folder))).file(request, response);
        return response;
    }
}
