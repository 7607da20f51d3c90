package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.StationContents.Read;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with stations. */
@Service
class StationDesk {

    static final int REASON = 60;

    private static final Duration LONGEST_CLOSED = Duration.ofDays(366);

    private final StationWriting writing;
    private final StationFiles files;
    private final Stations stations;
    private final StationContents contents;
    private final StationMedia media;
    private final StationKeeping keeping;
    private final ApplicationEventPublisher events;

    StationDesk(
            StationWriting writing,
            StationFiles files,
            Stations stations,
            StationContents contents,
            StationMedia media,
            StationKeeping keeping,
            ApplicationEventPublisher events) {
        this.writing = writing;
        this.files = files;
        this.stations = stations;
        this.contents = contents;
        this.media = media;
        this.keeping = keeping;
        this.events = events;
    }

    /**
     * Enters a station, within the caller's transaction.
     *
     * @return its id
     * @throws Declined NOT_FOUND if the viewer keeps no stations there; and what {@link StationContents} declines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long create(Viewer viewer, String region, StationContentInput input) {
        RegionCode community = keeping.region(viewer, region, "region");
        if (community.level() != RegionLevel.COMMUNITY) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
        long id = Ids.next();
        Read read = contents.read(input, community);
        StationContent content = read.content().withPictures(media.attach(id, viewer.personId(), input.pictures()));
        writing.insert(StationRow.entered(id, input.kind(), community, read, content, stations.now()));
        return id;
    }

    /** @throws Declined NOT_FOUND, CONFLICT, and what {@link StationContents} declines */
    @Transactional
    public void update(Viewer viewer, long id, int version, StationContentInput input) {
        StationRow row = files.kept(viewer, Permission.KEEP_STATIONS, id, version);
        Read read = contents.read(input, row.community());
        StationContent content = read.content().withPictures(media.attach(id, viewer.personId(), input.pictures()));
        writing.change(row, row.saying(input.kind(), read, content, stations.now()));
    }

    /** @throws Declined NOT_FOUND, CONFLICT, and what those decline who hear of {@link StationRemoved}: THINGS_OUT */
    @Transactional
    public void remove(Viewer viewer, long id, int version) {
        StationRow row = files.kept(viewer, Permission.KEEP_STATIONS, id, version);
        events.publishEvent(new StationRemoved(id));
        media.release(id);
        writing.change(row, row.removed(stations.now()));
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public void confirm(Viewer viewer, long id, int version) {
        StationRow row = files.kept(viewer, Permission.WORK_AT_STATIONS, id, version);
        writing.change(row, row.confirmed(stations.now()));
    }

    /**
     * @param from null for now
     * @param until null until it is reopened
     * @throws Declined NOT_FOUND, WINDOW
     */
    @Transactional
    public void close(Viewer viewer, long id, String reason, @Nullable Instant from, @Nullable Instant until) {
        StationRow row = files.locked(viewer, Permission.WORK_AT_STATIONS, id);
        Instant now = stations.now();
        Instant begin = from == null || from.isBefore(now) ? now : from;
        if (begin.isAfter(now.plus(LONGEST_CLOSED))
                || (until != null && (!until.isAfter(begin) || until.isAfter(begin.plus(LONGEST_CLOSED))))) {
            throw Declined.at("until", StationErrorCode.WINDOW);
        }
        writing.change(row, row.closed(new StationClosed(reason, begin, until)));
    }

    /** @throws Declined NOT_FOUND, NOT_CLOSED */
    @Transactional
    public void reopen(Viewer viewer, long id) {
        StationRow row = files.locked(viewer, Permission.WORK_AT_STATIONS, id);
        StationClosed closed = row.closed();
        if (closed == null || closed.isOverAt(stations.now())) {
            throw Declined.because(StationErrorCode.NOT_CLOSED);
        }
        writing.change(row, row.closed(null));
    }

    /** @throws Declined NOT_FOUND */
    @Transactional
    public void replaceCode(Viewer viewer, long id) {
        StationRow row = files.locked(viewer, Permission.KEEP_STATIONS, id);
        writing.change(row, row.withCode(StationCodes.next()));
    }
}
