package cn.doorplate.sheet;

import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.io.Writer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes {@link PlatePaper} as HTML: no script, no font, pictures in it. */
@Component
class PlatePaperTemplate {

    private final WholePage page;

    PlatePaperTemplate(Mustache.Compiler mustache) {
        page = WholePage.of(mustache, "sheet/plates", "templates/sheet/plates.css")
                .allowing("img-src data:");
    }

    /** Six hundred plates with pictures are tens of megabytes, so that they are written as they go. */
    void write(PlatePaper paper, Writer html) {
        page.write(paper, html);
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
