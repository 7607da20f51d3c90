package cn.doorplate.notice;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice_edition}: immutable once it was approved.
 *
 * @param attachments numbers of files, with commas between
 * @param places kind:id, with commas between
 * @param audiences with commas between
 * @param checkResult null while it was not handed over
 */
record NoticeEditionRow(
        long noticeId,
        int number,
        NoticeKind kind,
        String title,
        String summary,
        String body,
        @Nullable Long cover,
        String attachments,
        String places,
        String audiences,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        boolean mustRead,
        boolean pinned,
        boolean urgent,
        long authorId,
        @Nullable Long reviewerId,
        @Nullable String remark,
        @Nullable NoticeCheck checkResult,
        Instant editedAt) {

    /** Regions, grids, compounds, buildings. */
    List<PlaceRef> placeRefs() {
        return read(places, NoticeEditionRow::place).toList();
    }

    /** Whether what lies there is in one of its places. */
    boolean isAbout(PlacePath path) {
        return placeRefs().stream().anyMatch(path::contains);
    }

    Set<NoticeAudience> audienceSet() {
        return read(audiences, NoticeAudience::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    boolean isFor(NoticeAudience audience) {
        return audienceSet().contains(audience);
    }

    List<Long> attachmentIds() {
        return read(attachments, Long::valueOf).toList();
    }

    /** Whether that file is its cover, or attached to it. */
    boolean holds(long file) {
        return Objects.equals(cover, file) || attachmentIds().contains(file);
    }

    /** Whether its end has come. */
    boolean isOverAt(Instant time) {
        return expiresAt != null && !expiresAt.isAfter(time);
    }

    /** Whether it goes further than another, or asks something of people that the other did not. */
    boolean asksMoreThan(NoticeEditionRow other) {
        return (mustRead && !other.mustRead)
                || !other.placeRefs().containsAll(placeRefs())
                || !other.audienceSet().containsAll(audienceSet());
    }

    static String written(List<PlaceRef> places) {
        return places.stream().map(place -> place.kind() + ":" + place.id()).collect(Collectors.joining(","));
    }

    private static PlaceRef place(String text) {
        int colon = text.indexOf(':');
        return new PlaceRef(PlaceKind.valueOf(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    private static <T> Stream<T> read(String list, Function<String, T> each) {
        return list.isEmpty() ? Stream.empty() : Arrays.stream(list.split(",")).map(each);
    }
}
