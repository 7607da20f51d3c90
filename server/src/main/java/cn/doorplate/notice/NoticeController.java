package cn.doorplate.notice;

import static java.util.stream.Collectors.toMap;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Notices as their readers see them. */
@Controller
class NoticeController {

    private final Viewers viewers;
    private final NoticeViews views;
    private final NoticeLists lists;
    private final NoticeMedia media;
    private final Regions regions;

    NoticeController(Viewers viewers, NoticeViews views, NoticeLists lists, NoticeMedia media, Regions regions) {
        this.viewers = viewers;
        this.views = views;
        this.lists = lists;
        this.media = media;
        this.regions = regions;
    }

    @QueryMapping
    @Nullable Notice notice(@Argument String id, GraphQLContext context) {
        try {
            return views.notice(viewers.ifAny(context).orElse(null), Ids.fromOpaque(id))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @SchemaMapping
    Page<Notice> notices(
            Me me,
            @Argument @Nullable NoticeKind kind,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return lists.of(viewers.of(context), kind, Paging.first(first), OrderCursor.parse(after));
    }

    @SchemaMapping
    String html(Notice notice) {
        return notice.isWithdrawn() ? "" : Markdown.html(notice.edition().body());
    }

    @SchemaMapping
    String plainText(Notice notice) {
        return notice.isWithdrawn() ? "" : Markdown.plainText(notice.edition().body());
    }

    @BatchMapping
    Map<Notice, String> publisher(List<Notice> notices) {
        Map<RegionCode, String> names =
                regions.shortNames(notices.stream().map(it -> it.row().region()).toList());
        return notices.stream()
                .distinct()
                .collect(toMap(it -> it, it -> names.getOrDefault(it.row().region(), "")));
    }

    @BatchMapping
    Map<Notice, NoticeFileLink> cover(List<Notice> notices) {
        Map<Long, NoticeFileLink> links = links(notices);
        Map<Notice, NoticeFileLink> covers = new HashMap<>();
        notices.forEach(it -> {
            NoticeFileLink cover = NoticeMedia.cover(it.edition(), links);
            if (cover != null) {
                covers.put(it, cover);
            }
        });
        return covers;
    }

    @BatchMapping
    Map<Notice, List<NoticeFileLink>> attachments(List<Notice> notices) {
        Map<Long, NoticeFileLink> links = links(notices);
        return notices.stream().distinct().collect(toMap(it -> it, it -> NoticeMedia.attachments(it.edition(), links)));
    }

    /** Nothing is left of what was withdrawn. */
    private Map<Long, NoticeFileLink> links(List<Notice> notices) {
        return media.of(notices.stream()
                .filter(it -> !it.isWithdrawn())
                .map(Notice::edition)
                .toList());
    }
}
