package cn.doorplate.alarm;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.Instant;

/** 周边报警: an alarm near a building. */
record AlarmNearby(AlarmRow row, Location location, int metres, String where) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public AlarmKind kind() {
        return row.kind();
    }

    public AlarmState state() {
        return row.state();
    }

    public Instant raisedAt() {
        return row.raisedAt();
    }
}
