package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says how a sign-up stands, and what happens next. */
@Component
class SignUpWords {

    private final MessageSource messages;

    SignUpWords(MessageSource messages) {
        this.messages = messages;
    }

    String standing(SignUpRow row, Event event, Claim claim, @Nullable Integer ahead) {
        if (event.state() == EventState.CANCELLED) {
            return text("cancelled_event");
        }
        if (row.cameAt() != null) {
            return text("came");
        }
        if (row.missedAt() != null) {
            return text("missed");
        }
        return switch (SignUpState.of(claim, event)) {
            case PLACED -> placed(event);
            case OFFERED -> text("offered", spoken(claim.until(), event));
            case WAITING -> text("waiting", ahead == null ? 1 : ahead + 1);
            case CANCELLED -> text("given_back");
            case LAPSED -> text("lapsed");
            case UNMET -> text("unmet");
        };
    }

    private String placed(Event event) {
        return switch (event.state()) {
            case RUNNING -> text("running");
            case ENDED -> text("over");
            default ->
                event.now().isBefore(event.cancelUntil())
                        ? text("placed", spoken(event.cancelUntil(), event))
                        : text("placed_for_good");
        };
    }

    private static String spoken(@Nullable Instant moment, Event event) {
        return moment == null ? "" : SpokenTime.of(moment, event.now());
    }

    private String text(String what, Object... arguments) {
        return messages.getMessage("event.standing." + what, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
