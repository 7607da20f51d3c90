package cn.doorplate.notice;

import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the lines of a plate's page lead: a notice for everyone, for any phone, without login. Others are not there. */
@Controller
class NoticePages {

    private final NoticeViews views;
    private final NoticeMedia media;
    private final Regions regions;
    private final NoticePage page;

    NoticePages(NoticeViews views, NoticeMedia media, Regions regions, NoticePage page) {
        this.views = views;
        this.media = media;
        this.regions = regions;
        this.page = page;
    }

    @GetMapping("/notices/{id}")
    ResponseEntity<byte[]> notice(@PathVariable String id, @RequestParam(defaultValue = "") String large) {
        boolean isLarge = "1".equals(large);
        Notice notice = find(id).orElse(null);
        if (notice == null) {
            return answer(HttpStatus.NOT_FOUND, page.missing(plain(id), isLarge));
        }
        String publisher = regions.shortName(notice.row().region());
        return notice.isWithdrawn()
                ? answer(HttpStatus.GONE, page.withdrawn(notice, publisher, isLarge))
                : answer(HttpStatus.OK, page.write(notice, publisher, files(notice), isLarge));
    }

    private Optional<Notice> find(String id) {
        try {
            return views.notice(null, Ids.fromOpaque(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<NoticeFileLink> files(Notice notice) {
        Map<Long, NoticeFileLink> links = media.of(List.of(notice.edition()));
        @Nullable NoticeFileLink cover = NoticeMedia.cover(notice.edition(), links);
        return Stream.concat(Stream.ofNullable(cover), NoticeMedia.attachments(notice.edition(), links).stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What a link back to here may hold. */
    private static String plain(String id) {
        return id.replaceAll("[^0-9A-Za-z]", "");
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .headers(page.headers())
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
