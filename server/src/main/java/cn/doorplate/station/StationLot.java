package cn.doorplate.station;

import cn.doorplate.shared.Ids;
import java.time.LocalDate;

/** 物品: medicine or food that expires. */
record StationLot(Station station, LotRow row) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public AmenityKind kind() {
        return row.kind();
    }

    public String name() {
        return row.name();
    }

    public String expiresOn() {
        return row.expiresOn().toString();
    }

    public boolean expired() {
        return row.expiresOn().isBefore(LocalDate.ofInstant(station.now(), OpenTimes.SHANGHAI));
    }
}
