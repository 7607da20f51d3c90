package cn.doorplate.sheet;

import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import org.springframework.stereotype.Component;

/** Writes {@link PlatePaper} as HTML: no script, no font, pictures in it. */
@Component
class PlatePaperTemplate {

    private final WholePage page;

    PlatePaperTemplate(Mustache.Compiler mustache) {
        page = WholePage.of(mustache, "sheet/plates", "templates/sheet/plates.css")
                .allowing("img-src data:");
    }

    String write(PlatePaper paper) {
        return page.write(paper);
    }

    String contentSecurityPolicy() {
        return page.contentSecurityPolicy();
    }
}
