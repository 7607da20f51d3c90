package cn.doorplate.event;

import cn.doorplate.shared.SpokenTime;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes an event as a page without script, in normal and in large print; or says why there is none. */
@Component
class EventPage {

    private final WholePage page;

    EventPage(Mustache.Compiler mustache) {
        page = WholePage.of(
                        mustache,
                        "event/event",
                        "templates/palette.css",
                        "templates/page.css",
                        "templates/event/event.css")
                .allowing("img-src 'self'");
    }

    /** What the template asks for; either an event, or the sentences in its place. */
    record Model(
            boolean large,
            String path,
            String title,
            @Nullable Shown event,
            List<String> sentences) {}

    /** An event in words. */
    record Shown(
            String kind,
            String publisher,
            List<Fact> facts,
            List<String> lines,
            @Nullable String phone,
            boolean toCome,
            String calendar,
            String code,
            @Nullable Report report) {}

    record Fact(String name, String value) {}

    record Report(List<String> lines) {}

    String write(Event event, String publisher, SeatsLeft left, boolean large) {
        String report = event.row().report();
        Shown shown = new Shown(
                event.kind().title(),
                publisher,
                facts(event, left),
                event.text().lines().toList(),
                phone(event.contact()),
                event.state() == EventState.PUBLISHED,
                event.calendarPath(),
                event.codePath(),
                report == null ? null : new Report(report.lines().toList()));
        return page.write(new Model(large, event.pagePath(), event.title(), shown, List.of()));
    }

    private static List<Fact> facts(Event event, SeatsLeft left) {
        return Stream.of(
                        new Fact("时间", SpokenTime.span(event.startsAt(), event.endsAt(), event.now())),
                        new Fact("地点", event.venue()),
                        new Fact("主办", event.host()),
                        new Fact("面向", event.seats().text()),
                        new Fact("名额", places(event, left)),
                        new Fact("咨询", event.contact() == null ? "" : event.contact()))
                .filter(fact -> !fact.value().isEmpty())
                .toList();
    }

    private static String places(Event event, SeatsLeft left) {
        String all = event.capacity() + (event.perHousehold() ? " 户" : " 个");
        return switch (event.state()) {
            case RUNNING -> all + "，正在进行";
            case ENDED -> all + "，已结束";
            default -> all + "，" + signingUp(event, left);
        };
    }

    private static String signingUp(Event event, SeatsLeft left) {
        if (event.now().isBefore(event.signUpOpensAt())) {
            return SpokenTime.dated(event.signUpOpensAt(), event.now()) + "开始报名";
        }
        if (!event.now().isBefore(event.signUpClosesAt())) {
            return "报名已结束";
        }
        return left.all() > 0 ? "还有 " + left.all() + " 个" : "已满，" + left.waiting() + " 人候补";
    }

    /** What a phone can dial of it; null where that is nothing. */
    private static @Nullable String phone(@Nullable String contact) {
        String digits = contact == null ? "" : contact.replaceAll("[^0-9+]", "");
        return digits.length() >= 5 && digits.length() <= 15 ? digits : null;
    }

    String cancelled(Event event, boolean large) {
        List<String> sentences = List.of("“" + event.title() + "”不办了，报了名的人都已收到通知。", "取消原因：" + event.cancelledReason());
        return page.write(new Model(large, event.pagePath(), "这场活动已取消", null, sentences));
    }

    String missing(String id, boolean large) {
        List<String> sentences = List.of("可能是链接不完整。", "请再扫一次门牌，看看附近有什么活动。");
        return page.write(new Model(large, EventPaths.page(id), "没有找到这场活动", null, sentences));
    }

    HttpHeaders headers() {
        return page.headers();
    }
}
