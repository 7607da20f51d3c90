/**
 * Stations: where riders rest and residents find a window. What they are, when they are open, what they have and whether it works, and
 * which is the nearest. What people do at one (check in, borrow, ask for help) is not here.
 *
 * <p>Every server keeps the stations of the cells that were asked for in memory ({@link cn.doorplate.place.hot.HotCache}), so that
 * finding the nearest asks nobody; {@code StationCell} is the grid, {@code NearSearch} the finding. Redis keeps the cells for all servers,
 * and MySQL is the truth and what answers without Redis. A GEOSEARCH would have to be asked of Redis each time, and its 52 bits ranked
 * anew: from memory one server told 7,177 a second their 20 nearest of 50,000, where a bare client that did nothing but GEOSEARCH was told
 * 12,188 (medians, 8 at once, two cores, {@code NearestStationSpeedDrillIT}).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "housekeeping",
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "place :: hot",
            "privacy",
            "redis",
            "search",
            "shared",
            "sheet",
            "wechat",
            "worktime"
        })
package cn.doorplate.station;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
