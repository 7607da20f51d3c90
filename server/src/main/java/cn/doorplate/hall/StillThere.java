package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewers;
import org.springframework.stereotype.Component;

/** Whether who has something in hand holds a role now with which they may have it. */
@Component
class StillThere {

    private final Viewers viewers;
    private final HallPlaces places;
    private final ErrandPlaces errands;

    StillThere(Viewers viewers, HallPlaces places, ErrandPlaces errands) {
        this.viewers = viewers;
        this.places = places;
        this.errands = errands;
    }

    boolean handles(long person, ApplicationRow row) {
        return places.holds(viewers.now(person), Permission.HANDLE_APPLICATIONS, row.deskRegion());
    }

    boolean runs(long person, ErrandRow row) {
        return errands.may(viewers.now(person), row);
    }
}
