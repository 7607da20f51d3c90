package cn.doorplate.station;

import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.Scope;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes stations, so that searches find them, and every server's memory and the plates around learn of it within a second. */
@Component
class StationWriting {

    private final StationMapper rows;
    private final StationSearch search;
    private final PlaceChanges changes;

    StationWriting(StationMapper rows, StationSearch search, PlaceChanges changes) {
        this.rows = rows;
        this.search = search;
        this.changes = changes;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(StationRow row) {
        rows.insert(row);
        search.replace(row.id(), null, row);
        changed(null, row);
    }

    /**
     * @param before as it was read
     * @throws Declined CONFLICT if it was changed since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(StationRow before, StationRow now) {
        if (rows.change(now, before.version()) == 0) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        search.replace(now.id(), before, now.removedAt() == null ? now : null);
        changed(before, now);
    }

    /** How it stands has changed, and not what it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void amenitiesChanged(Station station) {
        changes.changed(Scope.amenities(StationCell.of(station.location()).number()));
    }

    private void changed(@Nullable StationRow before, StationRow now) {
        Scope[] scopes = Stream.of(before == null ? null : before.cell(), now.cell())
                .filter(Objects::nonNull)
                .distinct()
                .map(Scope::stations)
                .toArray(Scope[]::new);
        changes.changed(scopes);
    }
}
