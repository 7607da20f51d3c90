package cn.doorplate.dev;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** GraphiQL at {@code /graphiql}, all of it from the class path: it opens without the internet. */
@Controller
@Profile("dev")
class GraphiqlPage {

    @GetMapping(path = "/graphiql", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    Resource page() {
        return new ClassPathResource("dev/graphiql.html");
    }
}
