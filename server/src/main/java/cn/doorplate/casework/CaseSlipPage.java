package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a slip as a page in large print, to read and to print. */
@Component
class CaseSlipPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
                    "yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(ZoneId.of("Asia/Shanghai"));

    private final WholePage page;

    CaseSlipPage(Mustache.Compiler mustache) {
        page = WholePage.of(
                        mustache,
                        "casework/slip",
                        "templates/palette.css",
                        "templates/page.css",
                        "templates/casework/slip.css")
                .allowing("form-action 'self'");
    }

    /** What the template asks for. */
    record Model(
            String number,
            String place,
            @Nullable String text,
            String filedAt,
            String standing,
            @Nullable Pause pause,
            boolean revocable,
            @Nullable String trouble) {}

    /**
     * Why nothing is done now, and that they can contradict it.
     *
     * @param said by who handles it; null where nothing was
     */
    record Pause(@Nullable String said, String until) {}

    String write(Case seen, @Nullable String trouble) {
        return page.write(new Model(
                seen.getNumber(),
                seen.getPlaceName(),
                seen.getText(),
                DAY.format(seen.getFiledAt()),
                standing(seen),
                pause(seen),
                seen.getActions().contains(CaseAction.REVOKE),
                trouble));
    }

    private static @Nullable Pause pause(Case seen) {
        CasePause pause = seen.getPause();
        return pause == null || !seen.getActions().contains(CaseAction.RESUME)
                ? null
                : new Pause(pause.text(), DAY.format(pause.until()));
    }

    private static String standing(Case seen) {
        return switch (seen.getState()) {
            case WAITING, OFFERED, RULING -> "已登记，等待接收。";
            case IN_HAND -> "正在办理。";
            case PAUSED -> "暂停计时：在等补充情况，或等约好的时间。";
            case DONE -> "已办好，等您确认。";
            case CLOSED -> "已办结。";
            case WITHDRAWN -> "已撤销。";
        };
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
