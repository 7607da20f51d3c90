package cn.doorplate.ledger;

import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Exports as who asked for them sees them; a page of them by four statements. */
@Component
class LedgerExportViews {

    private final Places places;
    private final LedgerRegions regions;
    private final MediaFiles files;
    private final Clock clock;

    LedgerExportViews(
            Places places, LedgerRegions regions, MediaFiles files, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.places = places;
        this.regions = regions;
        this.files = files;
        this.clock = clock;
    }

    /** With their files where those are still theirs to take away. */
    List<LedgerExport> of(Viewer viewer, List<LedgerExportRow> rows) {
        Map<PlaceRef, Object> known =
                places.of(rows.stream().map(LedgerExportRow::place).collect(Collectors.toSet()));
        Map<String, List<Media>> books = files.claimedBy(regions.toTake(viewer, rows).stream()
                .filter(row -> row.status() == LedgerExportStatus.DONE)
                .map(row -> LedgerMedia.claim(row.id()))
                .toList());
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> LedgerExport.of(
                        row,
                        known.get(row.place()) instanceof Region region ? region : null,
                        books.getOrDefault(LedgerMedia.claim(row.id()), List.of()).stream()
                                .findFirst()
                                .map(files::urlOf)
                                .orElse(null),
                        now))
                .toList();
    }
}
