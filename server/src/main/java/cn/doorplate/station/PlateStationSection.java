package cn.doorplate.station;

import cn.doorplate.place.PlateSection;
import java.util.List;

/** 站点栏目: the nearest stations, on a door's public page. */
record PlateStationSection(String title, List<PlateLine> lines, List<PlateStation> stations) implements PlateSection {

    static PlateStationSection of(List<PlateStation> stations) {
        return new PlateStationSection(
                "附近的驿站和服务点", stations.stream().map(PlateStation::line).toList(), stations);
    }
}
