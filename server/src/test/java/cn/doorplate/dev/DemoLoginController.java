package cn.doorplate.dev;

import cn.doorplate.shared.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * What WeChat does on a phone, for the mini-program in a browser: says who one can be, and gives the codes that {@code wx.login}
 * and {@code getPhoneNumber} would give that person. All else goes the way that it goes in WeChat.
 */
@Controller
@Profile("demo")
class DemoLoginController {

    private static final JsonMapper JSON = new JsonMapper();

    /** Somebody who has never come, made up by whoever asks; the same name is the same person again. */
    private static final String NEW = "new:";

    private final WeChatCodes weChat;

    DemoLoginController(WeChatCodes weChat) {
        this.weChat = weChat;
    }

    record Person(String key, String name, String title, String where, String remark) {

        static Person of(DemoCast.DemoPerson person) {
            return new Person(person.key(), person.name(), person.title(), person.where(), person.remark());
        }
    }

    @GetMapping("/dev/people")
    ResponseEntity<String> people() {
        List<Person> people = DemoCast.ALL.stream().map(Person::of).toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JSON.writeValueAsString(people));
    }

    @GetMapping("/dev/code")
    ResponseEntity<String> code(@RequestParam("as") String key) throws IOException, InterruptedException {
        Optional<String> openid = openid(key);
        return openid.isPresent()
                ? text(weChat.login(openid.get()))
                : ResponseEntity.notFound().build();
    }

    @GetMapping("/dev/phone-code")
    ResponseEntity<String> phoneCode(@RequestParam String phone) throws IOException, InterruptedException {
        return phone.matches("1\\d{10}")
                ? text(weChat.phone(phone))
                : ResponseEntity.badRequest().build();
    }

    private static Optional<String> openid(String key) {
        if (key.startsWith(NEW) && key.length() > NEW.length()) {
            return Optional.of(
                    "demo-new-" + HexFormat.of().formatHex(Sha256.of(key)).substring(0, 32));
        }
        return DemoCast.ALL.stream()
                .filter(person -> person.key().equals(key))
                .map(DemoCast.DemoPerson::openid)
                .findFirst();
    }

    private static ResponseEntity<String> text(String code) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(code);
    }
}
