package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.Template;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A template of subscribe messages, as {@link MessagingSettings.Template} has it and {@link MessagingGuard} let it pass. */
record WeChatTemplate(
        String id, Set<MessageKind> kinds, boolean digest, boolean standing, String page, Map<String, String> data) {

    private static final String MESSAGE = "{message}";

    static WeChatTemplate of(Template given) {
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        given.kinds().forEach(kind -> kinds.add(MessageKind.valueOf(kind)));
        return new WeChatTemplate(given.id(), kinds, given.digest(), given.standing(), given.page(), given.data());
    }

    /** The page that a tap opens, with its query. */
    String pageFor(Letter letter) {
        return page.replace(MESSAGE, letter.message());
    }

    /** What stands for each placeholder. */
    Map<String, String> dataFor(Letter letter) {
        Map<String, String> values = new HashMap<>();
        data.forEach((name, value) ->
                values.put(name, Placeholder.named(name).orElseThrow().fit(letter.value(value))));
        return values;
    }
}
