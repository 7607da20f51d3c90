package cn.doorplate.alarm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what happened to an alarm, and how it stands, into words. */
@Component
class AlarmLines {

    private final MessageSource texts;

    AlarmLines(MessageSource texts) {
        this.texts = texts;
    }

    /** @param who did it, as in 网格员王*英 */
    String of(AlarmEventRow event, String who) {
        return switch (event.deed()) {
            case RAISED, PRESSED -> say(event, AlarmKind.valueOf(event.fact(0)).title());
            case ADDED, MOVED, OVERDUE -> say(event);
            case SHOWN -> text("alarm.deed.shown." + event.fact(0).toLowerCase(Locale.ROOT));
            case TOLD -> say(event, AlarmStage.valueOf(event.fact(0)).title(), event.fact(1));
            case NOBODY -> say(event, AlarmStage.valueOf(event.fact(0)).title());
            case REMINDED -> say(event, event.fact(0));
            case SEEN, THERE, CANNOT -> say(event, who);
            case COMING -> event.fact(1).isEmpty() ? say(event, who) : text("alarm.deed.coming_in", who, event.fact(1));
            case ENDED -> say(event, AlarmOutcome.valueOf(event.fact(0)).title());
        };
    }

    /**
     * What is to be expected now.
     *
     * @param told how many people
     */
    String standing(AlarmRow row, int told) {
        String how = switch (row.state()) {
            case CALLING -> calling(row.stage(), told);
            case COMING, THERE -> lower(row.state());
            case ENDED -> "ended";
        };
        return text(
                "alarm.standing." + how,
                row.outcome() == null ? "" : row.outcome().title(),
                row.kind().numbers().get(0));
    }

    private static String calling(@Nullable AlarmStage stage, int told) {
        if (stage == null) {
            return "calling";
        }
        return told == 0 ? "calling.nobody" : "calling." + lower(stage);
    }

    AlarmPhone phone(String number) {
        return new AlarmPhone(text("alarm.phone." + number), number);
    }

    private String say(AlarmEventRow event, Object... arguments) {
        return text("alarm.deed." + lower(event.deed()), arguments);
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
