package cn.doorplate.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.messaging.Broadcast;
import cn.doorplate.messaging.Broadcasts;
import cn.doorplate.notice.NoticeMapper.Stage;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Notices as staff keep them. */
@Controller
class NoticeFileController {

    private final Viewers viewers;
    private final NoticeMapper rows;
    private final NoticeEditionMapper editions;
    private final PlacePaths paths;
    private final Places places;
    private final Broadcasts broadcasts;

    NoticeFileController(
            Viewers viewers,
            NoticeMapper rows,
            NoticeEditionMapper editions,
            PlacePaths paths,
            Places places,
            Broadcasts broadcasts) {
        this.viewers = viewers;
        this.rows = rows;
        this.editions = editions;
        this.paths = paths;
        this.places = places;
        this.broadcasts = broadcasts;
    }

    @QueryMapping
    Page<NoticeFile> noticeFiles(
            @Argument String within,
            @Argument @Nullable List<NoticeState> states,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        int size = Paging.first(first);
        RegionCode region = RegionCode.asked(within);
        viewers.of(context)
                .require(
                        Permission.PUBLISH_NOTICES,
                        paths.of(NoticePlaces.region(region)).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        Page<NoticeRow> page = Page.firstOf(
                within(region, states, OrderCursor.parse(after), size + 1),
                size,
                row -> new OrderCursor(row.changedAt().toEpochMilli(), row.id()).toString());
        return page.map(NoticeFile::of);
    }

    private List<NoticeRow> within(
            RegionCode region, @Nullable List<NoticeState> states, @Nullable OrderCursor after, int limit) {
        return rows.within(
                region.level(),
                region.value(),
                stages(states),
                after == null ? null : Instant.ofEpochMilli(after.order()),
                after == null ? 0 : after.id(),
                limit);
    }

    /** What waits for somebody is found by it, even while an older edition is in force. */
    private static List<Stage> stages(@Nullable List<NoticeState> states) {
        if (states == null || states.isEmpty()) {
            return Arrays.stream(NoticeState.values())
                    .map(state -> new Stage(false, state))
                    .toList();
        }
        return states.stream()
                .distinct()
                .flatMap(state -> Stream.of(new Stage(false, state), new Stage(true, state)))
                .toList();
    }

    @BatchMapping
    Map<NoticeFile, Region> publisher(List<NoticeFile> noticeFiles) {
        Map<PlaceRef, Object> found = places.of(
                noticeFiles.stream().map(NoticeFileController::publisher).collect(Collectors.toSet()));
        return noticeFiles.stream()
                .distinct()
                .filter(file -> found.containsKey(publisher(file)))
                .collect(toMap(file -> file, file -> (Region) found.get(publisher(file))));
    }

    private static PlaceRef publisher(NoticeFile file) {
        return NoticePlaces.region(file.row().region());
    }

    /** The one to work on: that which is being written or waits, or else the one in force. */
    @BatchMapping
    Map<NoticeFile, NoticeEdition> edition(List<NoticeFile> noticeFiles) {
        Map<NoticeEditionMapper.Key, NoticeEditionRow> found =
                editions
                        .of(noticeFiles.stream()
                                .map(NoticeFileController::current)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(toMap(row -> new NoticeEditionMapper.Key(row.noticeId(), row.number()), row -> row));
        return noticeFiles.stream()
                .distinct()
                .collect(toMap(
                        file -> file, file -> NoticeEdition.of(Objects.requireNonNull(found.get(current(file))))));
    }

    private static NoticeEditionMapper.Key current(NoticeFile file) {
        NoticeRow row = file.row();
        Integer live = row.liveEdition();
        return new NoticeEditionMapper.Key(row.id(), row.revision() == null && live != null ? live : row.lastEdition());
    }

    @BatchMapping
    Map<NoticeFile, List<NoticeEdition>> editions(List<NoticeFile> noticeFiles) {
        Map<Long, List<NoticeEdition>> found =
                editions.handedOver(noticeFiles.stream().map(NoticeFile::number).collect(Collectors.toSet())).stream()
                        .collect(groupingBy(NoticeEditionRow::noticeId, mapping(NoticeEdition::of, toList())));
        return noticeFiles.stream()
                .distinct()
                .collect(toMap(file -> file, file -> found.getOrDefault(file.number(), List.of())));
    }

    @BatchMapping
    Map<NoticeFile, Boolean> mayApprove(List<NoticeFile> noticeFiles, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        List<NoticeFile> waiting = noticeFiles.stream()
                .filter(file -> file.row().newest() == NoticeState.IN_REVIEW)
                .toList();
        Set<Long> own = waiting.isEmpty() ? Set.of() : worksOf(viewer, waiting);
        return noticeFiles.stream()
                .distinct()
                .collect(toMap(file -> file, file -> waiting.contains(file) && !own.contains(file.number())));
    }

    private Set<Long> worksOf(Viewer viewer, Collection<NoticeFile> waiting) {
        return editions
                .authors(waiting.stream()
                        .map(file -> new NoticeEditionMapper.Key(
                                file.number(), file.row().lastEdition()))
                        .toList())
                .stream()
                .filter(author -> author.personId() == viewer.personId())
                .map(NoticeEditionMapper.Author::noticeId)
                .collect(Collectors.toSet());
    }

    /** The last by which it was told of. */
    @BatchMapping
    Map<NoticeFile, Broadcast> broadcast(List<NoticeFile> noticeFiles) {
        Map<String, Broadcast> found = broadcasts.byCause(noticeFiles.stream()
                .filter(file -> file.row().wasPublished())
                .flatMap(file -> NoticeCauses.ofEditions(file.row()).stream())
                .toList());
        Map<NoticeFile, Broadcast> last = new HashMap<>();
        noticeFiles.forEach(file -> NoticeCauses.ofEditions(file.row()).stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .ifPresent(broadcast -> last.put(file, broadcast)));
        return last;
    }
}
