package cn.doorplate.shared;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Puts an action's end into its payload: what it made, or the {@code userErrors} that say why it was declined. */
@Service
public class Outcomes {

    private final MessageSource messages;

    Outcomes(MessageSource messages) {
        this.messages = messages;
    }

    /** The payload that {@code action} makes; when it is declined, the one that {@code declined} makes of the reasons. */
    public <P> P of(Supplier<P> action, Function<List<UserError>, P> declined) {
        try {
            return action.get();
        } catch (Declined e) {
            return declined.apply(e.reasons().stream().map(this::error).toList());
        }
    }

    /** In words. */
    public UserError error(Declined.Reason reason) {
        Enum<?> code = reason.code();
        String key = "error." + code.getDeclaringClass().getSimpleName() + "." + code.name();
        String text = messages.getMessage(key, reason.arguments().toArray(), Locale.SIMPLIFIED_CHINESE);
        return new UserError(reason.field(), text, code);
    }
}
