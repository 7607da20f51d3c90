package cn.doorplate.station;

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
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The pictures of stations; everyone sees those that a station shows, and what it shows no more is let go. */
@Component
class StationMedia implements MediaAudience {

    static final int MOST = 6;

    private static final String PREFIX = "station";

    private final MediaFiles files;
    private final StationMapper rows;

    StationMedia(MediaFiles files, StationMapper rows) {
        this.files = files;
        this.rows = rows;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        StationRow row = rows.selectById(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)));
        return row != null
                && row.removedAt() == null
                && StationContent.read(row.content()).pictures().contains(Ids.fromOpaque(media.id()));
    }

    /**
     * Lets pictures belong to a station, within the caller's transaction; one that it has may be named again, and one that is not named
     * is let go.
     *
     * @return their numbers, each once
     * @throws Declined FILE at one that can be no picture of it
     */
    List<Long> attach(long station, long senderId, List<String> ids) {
        if (ids.size() > MOST) {
            throw Declined.at("content.pictures", StationErrorCode.FILE);
        }
        MediaAttaching attaching = files.attaching(claim(station), senderId, StationErrorCode.FILE);
        List<Long> pictures = IntStream.range(0, ids.size())
                .mapToObj(at -> attaching.picture(ids.get(at), "content.pictures[" + at + "]"))
                .map(picture -> Ids.fromOpaque(picture.id()))
                .distinct()
                .toList();
        files.releaseOthers(claim(station), pictures);
        return pictures;
    }

    /** The station is no more, within the caller's transaction. */
    void release(long station) {
        files.release(claim(station));
    }

    /** Those of each of these that has any; one statement. */
    Map<Station, List<StationPicture>> of(Collection<Station> stations) {
        List<Station> with = stations.stream()
                .distinct()
                .filter(it -> !it.card().content().pictures().isEmpty())
                .toList();
        Map<Long, StationPicture> known = new HashMap<>();
        if (!with.isEmpty()) {
            files.claimedBy(with.stream().map(it -> claim(it.number())).toList())
                    .values()
                    .forEach(all -> all.forEach(it -> known.put(Ids.fromOpaque(it.id()), picture(it))));
        }
        Map<Station, List<StationPicture>> pictures = new HashMap<>();
        stations.forEach(station -> pictures.put(
                station,
                station.card().content().pictures().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList()));
        return pictures;
    }

    private StationPicture picture(Media media) {
        return new StationPicture(media.id(), files.urlOf(media), files.thumbnailUrlOf(media));
    }

    private static String claim(long station) {
        return PREFIX + ":" + Ids.toOpaque(station);
    }
}
