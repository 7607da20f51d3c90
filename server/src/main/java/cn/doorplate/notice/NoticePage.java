package cn.doorplate.notice;

import cn.doorplate.media.MediaKind;
import cn.doorplate.shared.WholePage;
import com.samskivert.mustache.Mustache;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a notice as a page without script, in normal and in large print; or says why there is none. */
@Component
class NoticePage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");

    private final WholePage page;
    private final Clock clock;

    NoticePage(Mustache.Compiler mustache, Clock clock) {
        page = WholePage.of(
                mustache,
                "notice/notice",
                "templates/palette.css",
                "templates/page.css",
                "templates/notice/written.css",
                "templates/notice/notice.css");
        this.clock = clock;
    }

    /** What the template asks for; either a notice, or the sentences in its place. */
    record Model(
            boolean large,
            String path,
            String title,
            @Nullable Shown notice,
            List<String> sentences) {}

    /** A notice in words. */
    record Shown(
            String kind,
            String publisher,
            String published,
            @Nullable String revised,
            @Nullable String until,
            boolean over,
            boolean urgent,
            String html,
            List<File> files) {

        boolean hasFiles() {
            return !files.isEmpty();
        }
    }

    /** @param text as in 图片，120 KB */
    record File(String text, String href) {}

    /** Where a notice's page is. */
    static String path(String id) {
        return "/notices/" + id;
    }

    String write(Notice notice, String publisher, List<NoticeFileLink> files, boolean large) {
        Shown shown = new Shown(
                notice.kind().title(),
                publisher,
                Objects.requireNonNull(day(notice.publishedAt())),
                day(notice.revisedAt()),
                day(notice.expiresAt()),
                !notice.inForce(),
                notice.urgent(),
                Markdown.html(notice.edition().body()),
                files(files));
        return page.write(new Model(large, path(notice.id()), notice.title(), shown, List.of()));
    }

    String withdrawn(Notice notice, String publisher, boolean large) {
        String reason = Objects.requireNonNullElse(notice.withdrawnReason(), "");
        List<String> sentences = List.of("“" + notice.title() + "”由" + publisher + "撤回，请不要再按它办理。", "撤回原因：" + reason);
        return page.write(new Model(large, path(notice.id()), "这则通知已撤回", null, sentences));
    }

    String missing(String id, boolean large) {
        List<String> sentences = List.of("可能是链接不完整，或者这则通知只发给部分居民。", "请再扫一次门牌，或在小程序的“消息”里打开。");
        return page.write(new Model(large, path(id), "没有找到这则通知", null, sentences));
    }

    HttpHeaders headers() {
        return page.headers();
    }

    private @Nullable String day(@Nullable Instant time) {
        return time == null ? null : DAY.format(time.atZone(clock.getZone()));
    }

    private static List<File> files(List<NoticeFileLink> links) {
        List<File> files = new ArrayList<>();
        for (NoticeFileLink link : links) {
            String size = Math.max(1, link.bytes() / 1024) + " KB";
            files.add(new File(word(link.kind()) + " " + (files.size() + 1) + "，" + size, link.url()));
        }
        return files;
    }

    private static String word(MediaKind kind) {
        return switch (kind) {
            case PICTURE -> "图片";
            case SOUND -> "录音";
            case DOCUMENT -> "文件";
            case WORKBOOK -> "表格";
        };
    }
}
