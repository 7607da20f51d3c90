package cn.doorplate.dev;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a newcomer begins: plates to scan, and what else can be tried. */
@Controller
@Profile("demo")
class StartPageController {

    private final Template template;
    private final String css;
    private final Environment environment;
    private final ObjectProvider<AppBuild> build;

    StartPageController(Mustache.Compiler mustache, Environment environment, ObjectProvider<AppBuild> build)
            throws IOException {
        this.build = build;
        this.template = mustache.loadTemplate("dev/start");
        this.css = read("templates/palette.css") + read("templates/place/plate.css") + read("templates/dev/start.css");
        this.environment = environment;
    }

    @GetMapping("/")
    ResponseEntity<String> start(HttpServletRequest request) {
        StartPage page = StartPage.of(StartPageAddresses.all(), request.getLocalPort(), metrics());
        StringWriter html = new StringWriter();
        template.execute(
                page,
                Map.of(
                        "css",
                        css,
                        "app",
                        AppLink.of(build.getIfAvailable()),
                        "bands",
                        bands(),
                        "hasBands",
                        bands() > 0),
                html);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(html.toString());
    }

    /** How many wristbands send by themselves. */
    private int bands() {
        return environment.getProperty("doorplate.dev.bands", Integer.class, 0);
    }

    private String metrics() {
        String port =
                environment.getProperty("local.management.port", environment.getProperty("management.server.port", ""));
        return "http://localhost:" + port + "/actuator/prometheus";
    }

    private static String read(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
