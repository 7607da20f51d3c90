package cn.doorplate.alarm;

import cn.doorplate.shared.SpokenTime;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes the pages of the alarm for any phone's browser, without script: the form, and how an alarm stands. */
@Component
class AlarmPage {

    private final WholePage page;

    AlarmPage(Mustache.Compiler mustache) {
        page = WholePage.of(
                        mustache,
                        "alarm/alarm",
                        "templates/palette.css",
                        "templates/page.css",
                        "templates/alarm/alarm.css")
                .allowing("form-action 'self'");
    }

    /** What the template asks for: a form to raise one, or one that was raised, or the sentence in place of either. */
    record Model(
            String title,
            boolean large,
            @Nullable String sentence,
            List<Phone> phones,
            @Nullable Form form,
            @Nullable Shown shown) {}

    record Phone(String title, String number) {

        static Phone of(AlarmPhone phone) {
            return new Phone(phone.title(), phone.number());
        }
    }

    /** @param key of the alarm that it raises, however often it is sent */
    record Form(String action, String key, List<Kind> kinds) {}

    record Kind(String name, String title) {}

    record Shown(String action, String name, String where, String standing, boolean open, List<Step> steps) {}

    record Step(String at, String words) {}

    static List<Phone> phones(List<AlarmPhone> phones) {
        return phones.stream().map(Phone::of).toList();
    }

    static Form form(String action, String key) {
        return new Form(
                action,
                key,
                Stream.of(AlarmKind.values())
                        .map(kind -> new Kind(kind.name(), kind.title()))
                        .toList());
    }

    static Shown shown(String action, Alarm alarm, Instant now) {
        return new Shown(
                action,
                alarm.title(),
                alarm.where(),
                alarm.standing(),
                alarm.row().isOpen(),
                alarm.steps().stream()
                        .map(step -> new Step(SpokenTime.of(step.at(), now), step.words()))
                        .toList());
    }

    String write(Model model) {
        return page.write(model);
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
