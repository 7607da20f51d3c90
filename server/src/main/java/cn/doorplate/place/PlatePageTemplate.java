package cn.doorplate.place;

import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a {@link PlatePage} as HTML: no script, no font, no picture. */
@Component
class PlatePageTemplate {

    private final WholePage page;

    PlatePageTemplate(Mustache.Compiler mustache) {
        page = WholePage.of(mustache, "place/plate", "templates/palette.css", "templates/place/plate.css")
                .allowing("form-action 'self'");
    }

    String write(PlatePage model) {
        return page.write(model);
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
