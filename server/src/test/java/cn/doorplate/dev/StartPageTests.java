package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.doorplate.shared.QrCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.samskivert.mustache.Mustache;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class StartPageTests {

    @Test
    void drawsQrCodesThatReadAsTheAddressOfThePlate() throws Exception {
        StartPage page = StartPage.of(List.of("192.168.1.7"), 8080, "");
        assertThat(page.plates()).hasSize(6);
        for (StartPage.Plate plate : page.plates()) {
            assertThat(read(plate.qr())).isEqualTo("http://192.168.1.7:8080" + plate.href());
        }
    }

    @Test
    void namesTheOtherAddressesOfTheMachine() {
        StartPage page = StartPage.of(List.of("192.168.1.7", "10.0.0.3"), 8080, "");
        assertThat(page.base()).isEqualTo("http://192.168.1.7:8080");
        assertThat(page.otherBases()).containsExactly("http://10.0.0.3:8080");
        assertThat(StartPage.of(List.of("localhost"), 8080, "").onNetwork()).isFalse();
    }

    @Test
    void showsSixPlatesTheOddOnesTheQueryAndThatAllIsMadeUp() throws Exception {
        String html = page();
        for (DemoPlates.DemoPlate plate : DemoPlates.IN_USE) {
            assertThat(html).contains(plate.code().spaced(), "href=\"/d/" + plate.code() + "\"");
        }
        assertThat(html)
                .contains("/d/" + DemoPlates.REVOKED, "/d/" + DemoPlates.REPLACED, "虚构", "/graphiql?code")
                .contains("localhost:9090/actuator/prometheus")
                .doesNotContain("<script");
    }

    @Test
    void saysHowToBuildTheMiniProgramWhereThereIsNoNodeAndToWaitWhileItIsBeingBuilt(@TempDir Path home)
            throws Exception {
        AppBuild build = new AppBuild(home, "no-such-node");
        assertThat(page(build)).contains("正在构建", "href=\"/app/\"").doesNotContain("npm ci");
        assertThat(inItsPlace(build))
                .contains("http-equiv=\"refresh\"", "正在构建小程序")
                .doesNotContain("npm ci");

        for (String source :
                List.of("src", "package.json", "package-lock.json", "index.html", "vite.config.ts", "codegen.ts")) {
            Files.writeString(home.resolve(source), "");
        }
        Files.createDirectories(home.resolve("../schema"));
        build.run();

        assertThat(page(build)).contains("没有找到", "npm ci &amp;&amp; npm run build:h5", "Node 20");
        assertThat(inItsPlace(build))
                .contains("没有找到", "npm ci &amp;&amp; npm run build:h5")
                .doesNotContain("refresh");
    }

    @Test
    void leadsNowhereButToThisMachine() throws Exception {
        List<String> hosts = Pattern.compile("https?://([^:/\"<]+)")
                .matcher(page())
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
        assertThat(hosts).isSubsetOf(concat(StartPageAddresses.all()));
    }

    @Test
    void framesTheHintEvenly() {
        String box = StartPageHint.box(StartPageHint.lines(List.of("192.168.1.7"), "8080"));
        assertThat(box).contains("http://localhost:8080/", "http://192.168.1.7:8080/");
        assertThat(box.lines()
                        .map(line -> line.chars().map(c -> c >= 0x2E80 ? 2 : 1).sum())
                        .distinct())
                .hasSize(1);
    }

    private static List<String> concat(List<String> hosts) {
        return java.util.stream.Stream.concat(hosts.stream(), java.util.stream.Stream.of("localhost"))
                .toList();
    }

    private static String page() throws Exception {
        return page(null);
    }

    private static String page(@Nullable AppBuild build) throws Exception {
        MockEnvironment environment = new MockEnvironment().withProperty("management.server.port", "9090");
        return MockMvcBuilders.standaloneSetup(new StartPageController(mustache(), environment, provided(build)))
                .build()
                .perform(get("/"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** What is to be seen at /app/ instead of the mini-program. */
    private static String inItsPlace(AppBuild build) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new AppBuildPage(provided(build), mustache())
                .doFilter(new MockHttpServletRequest("GET", "/app/"), response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(503);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static Mustache.Compiler mustache() {
        return Mustache.compiler().withLoader(new MustacheResourceTemplateLoader("classpath:/templates/", ".mustache"));
    }

    private static ObjectProvider<AppBuild> provided(@Nullable AppBuild build) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (build != null) {
            beans.addBean("appBuild", build);
        }
        return beans.getBeanProvider(AppBuild.class);
    }

    /** Paints the path at four pixels a module and reads it as a phone would. */
    private static String read(QrCode code) throws Exception {
        int scale = 4;
        int side = code.size() * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                .matcher(code.path())
                .results()
                .forEach(run -> {
                    int x = Integer.parseInt(run.group(1)) * scale;
                    int y = Integer.parseInt(run.group(2)) * scale;
                    int width = Integer.parseInt(run.group(3)) * scale;
                    for (int row = y; row < y + scale; row++) {
                        Arrays.fill(pixels, row * side + x, row * side + x + width, 0);
                    }
                });
        RGBLuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
