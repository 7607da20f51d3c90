package cn.doorplate.notice;

import static java.util.stream.Collectors.toMap;

import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What hangs on an edition; each read once for all of them. */
@Controller
class NoticeEditionController {

    private final NoticeMedia media;
    private final NoticeWriters writers;
    private final Places places;
    private final Viewers viewers;

    NoticeEditionController(NoticeMedia media, NoticeWriters writers, Places places, Viewers viewers) {
        this.media = media;
        this.writers = writers;
        this.places = places;
        this.viewers = viewers;
    }

    @SchemaMapping
    String html(NoticeEdition edition) {
        return Markdown.html(edition.body());
    }

    @BatchMapping
    Map<NoticeEdition, NoticeFileLink> cover(List<NoticeEdition> editions) {
        Map<Long, NoticeFileLink> links = media.of(rows(editions));
        return whereKnown(editions, it -> NoticeMedia.cover(it.row(), links));
    }

    @BatchMapping
    Map<NoticeEdition, List<NoticeFileLink>> attachments(List<NoticeEdition> editions) {
        Map<Long, NoticeFileLink> links = media.of(rows(editions));
        return editions.stream().distinct().collect(toMap(it -> it, it -> NoticeMedia.attachments(it.row(), links)));
    }

    /** Those that are still there. */
    @BatchMapping
    Map<NoticeEdition, List<Object>> places(List<NoticeEdition> editions) {
        Map<PlaceRef, Object> found = places.of(
                editions.stream().flatMap(it -> it.row().placeRefs().stream()).collect(Collectors.toSet()));
        return editions.stream()
                .distinct()
                .collect(toMap(
                        it -> it,
                        it -> it.row().placeRefs().stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    @BatchMapping
    Map<NoticeEdition, String> author(List<NoticeEdition> editions, GraphQLContext context) {
        Map<Long, String> names = writers.names(
                viewers.of(context),
                editions.stream().map(it -> it.row().authorId()).toList());
        return whereKnown(editions, it -> names.get(it.row().authorId()));
    }

    @BatchMapping
    Map<NoticeEdition, String> reviewer(List<NoticeEdition> editions, GraphQLContext context) {
        Map<Long, String> names = writers.names(
                viewers.of(context),
                editions.stream()
                        .map(it -> it.row().reviewerId())
                        .filter(Objects::nonNull)
                        .toList());
        return whereKnown(editions, it -> {
            Long reviewer = it.row().reviewerId();
            return reviewer == null ? null : names.get(reviewer);
        });
    }

    private static List<NoticeEditionRow> rows(List<NoticeEdition> editions) {
        return editions.stream().map(NoticeEdition::row).toList();
    }

    private static <T> Map<NoticeEdition, T> whereKnown(
            List<NoticeEdition> editions, Function<NoticeEdition, @Nullable T> what) {
        Map<NoticeEdition, T> known = new HashMap<>();
        editions.forEach(it -> {
            T value = what.apply(it);
            if (value != null) {
                known.put(it, value);
            }
        });
        return known;
    }
}
