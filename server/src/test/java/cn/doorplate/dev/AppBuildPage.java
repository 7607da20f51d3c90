package cn.doorplate.dev;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands in the place of the mini-program while it is being built, and where it could not be. */
@Component
@Profile("demo")
class AppBuildPage extends OncePerRequestFilter {

    private final ObjectProvider<AppBuild> build;
    private final Template template;
    private final String css;

    AppBuildPage(ObjectProvider<AppBuild> build, Mustache.Compiler mustache) throws IOException {
        this.build = build;
        this.template = mustache.loadTemplate("dev/app");
        this.css = new ClassPathResource("templates/palette.css").getContentAsString(StandardCharsets.UTF_8)
                + new ClassPathResource("templates/place/plate.css").getContentAsString(StandardCharsets.UTF_8)
                + new ClassPathResource("templates/dev/start.css").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/app/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AppLink app = AppLink.of(build.getIfAvailable());
        if (app.open()) {
            chain.doFilter(request, response);
            return;
        }
        StringWriter html = new StringWriter();
        template.execute(Map.of("css", css, "app", app), html);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(Objects.toString(html).getBytes(StandardCharsets.UTF_8));
    }
}
