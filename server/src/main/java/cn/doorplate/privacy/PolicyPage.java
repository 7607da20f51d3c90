package cn.doorplate.privacy;

import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a policy as a page without script, in normal and in large print. */
@Component
class PolicyPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private final WholePage page;

    PolicyPage(Mustache.Compiler mustache) {
        page = WholePage.of(
                mustache,
                "privacy/policy",
                "templates/palette.css",
                "templates/page.css",
                "templates/privacy/policy.css");
    }

    /** What the template asks for. */
    private record Model(
            boolean large,
            String path,
            String version,
            String day,
            String introduction,
            List<PolicySection> sections) {}

    String write(PrivacyPolicy policy, boolean large) {
        Model model = new Model(
                large,
                "/privacy/" + policy.version(),
                policy.version(),
                DAY.format(policy.publishedOn()),
                PolicySection.introduction(policy.text()),
                PolicySection.of(policy.text()));
        return page.write(model);
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
