package cn.doorplate.ledger;

import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Workbooks of a ledger: for who asked for them, as long as they last and are theirs to take away. */
@Component
class LedgerMedia implements MediaAudience {

    private static final String PREFIX = "ledger-export";

    private final LedgerExportMapper rows;
    private final LedgerRegions regions;
    private final Clock clock;

    LedgerMedia(LedgerExportMapper rows, LedgerRegions regions, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.regions = regions;
        this.clock = clock;
    }

    static String claim(long exportId) {
        return PREFIX + ':' + Ids.toOpaque(exportId);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        LedgerExportRow row = rows.find(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)));
        return row != null
                && row.personId() == viewer.personId()
                && !LedgerExport.isOver(row, clock.instant())
                && regions.mayTake(viewer, row);
    }
}
