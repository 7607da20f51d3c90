package cn.doorplate.privacy;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The privacy policy as a page, for anyone: the one that holds, and by version each that ever did. */
@Controller
class PolicyController {

    private final Policies policies;
    private final PolicyPage page;

    PolicyController(Policies policies, PolicyPage page) {
        this.policies = policies;
        this.page = page;
    }

    @GetMapping("/privacy")
    ResponseEntity<byte[]> current(@RequestParam(defaultValue = "") String large) {
        return answer(policies.current(), large);
    }

    @GetMapping("/privacy/{version}")
    ResponseEntity<byte[]> version(@PathVariable String version, @RequestParam(defaultValue = "") String large) {
        return answer(
                policies.find(version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), large);
    }

    private ResponseEntity<byte[]> answer(PrivacyPolicy policy, String large) {
        return ResponseEntity.ok()
                .headers(page.headers())
                .cacheControl(CacheControl.noCache())
                .body(page.write(policy, "1".equals(large)).getBytes(StandardCharsets.UTF_8));
    }
}
