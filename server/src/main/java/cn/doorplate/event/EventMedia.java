package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAttaching;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pictures of events: covers, common to a series, and what staff show afterwards. */
@Component
class EventMedia implements MediaAudience {

    static final int MOST_PHOTOS = 9;

    private static final String PREFIX = "event";

    private final MediaFiles files;
    private final Events events;

    EventMedia(MediaFiles files, Events events) {
        this.files = files;
        this.events = events;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    /** Everyone, of an event that was published; its staff before. */
    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        return events.find(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)))
                .filter(event -> event.row().publishedAt() != null
                        || events.may(
                                viewer, Permission.ORGANISE_EVENTS, event.row().region()))
                .isPresent();
    }

    /**
     * Lets pictures belong to an event, within the caller's transaction; one that it has may be named again.
     *
     * @param owner {@link Event#mediaOwner()}
     * @param field where in the caller's input each of them stands
     * @return their numbers, each once
     * @throws Declined FILE at the field of one that can be no picture of it
     */
    List<Long> attach(long owner, long senderId, List<String> ids, IntFunction<String> field) {
        MediaAttaching attaching = files.attaching(claim(owner), senderId, EventErrorCode.FILE);
        return IntStream.range(0, ids.size())
                .mapToObj(at -> attaching.picture(ids.get(at), field.apply(at)))
                .map(picture -> Ids.fromOpaque(picture.id()))
                .distinct()
                .toList();
    }

    /** Those of these events, by their numbers; one statement. */
    Map<Long, EventPicture> of(Collection<Event> events) {
        List<String> claims = events.stream()
                .filter(event ->
                        event.content().cover() != null || !event.reportPhotos().isEmpty())
                .map(event -> claim(event.mediaOwner()))
                .distinct()
                .toList();
        Map<Long, EventPicture> pictures = new HashMap<>();
        files.claimedBy(claims)
                .values()
                .forEach(all -> all.forEach(it -> pictures.put(Ids.fromOpaque(it.id()), picture(it))));
        return pictures;
    }

    private EventPicture picture(Media media) {
        return new EventPicture(media.id(), files.urlOf(media), files.thumbnailUrlOf(media));
    }

    static @Nullable EventPicture cover(Event event, Map<Long, EventPicture> pictures) {
        Long cover = event.content().cover();
        return cover == null ? null : pictures.get(cover);
    }

    static List<EventPicture> photos(Event event, Map<Long, EventPicture> pictures) {
        return event.reportPhotos().stream()
                .map(pictures::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String claim(long owner) {
        return PREFIX + ":" + Ids.toOpaque(owner);
    }
}
