package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.shared.Ids;
import org.springframework.stereotype.Component;

/** Workbooks of rosters: for who asked for them, as long as they organise events there. */
@Component
class RosterMedia implements MediaAudience {

    private static final String PREFIX = "event-roster";

    private final RosterExportMapper rows;
    private final Events events;

    RosterMedia(RosterExportMapper rows, Events events) {
        this.rows = rows;
        this.events = events;
    }

    static String claim(long export) {
        return PREFIX + ":" + Ids.toOpaque(export);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        RosterExportRow row = rows.find(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)));
        return row != null
                && row.personId() == viewer.personId()
                && events.kept(viewer, Permission.ORGANISE_EVENTS, row.eventId())
                        .isPresent();
    }
}
