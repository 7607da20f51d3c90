package cn.doorplate.api;

import cn.doorplate.shared.BadInput;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that fail. */
@Controller
@Profile("probe")
class ProbePages {

    @GetMapping("/probe/broken")
    String broken() {
        throw new IllegalStateException("bad SQL grammar [select phone from resident]");
    }

    @GetMapping("/probe/bad")
    String bad() {
        throw new BadInput("没有这一页，请返回首页。");
    }
}
