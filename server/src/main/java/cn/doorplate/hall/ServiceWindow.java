package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 办事窗口: a window at which services are had.
 *
 * @param services by their keys
 */
record ServiceWindow(WindowRow row, List<String> services) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public String name() {
        return row.name();
    }

    public String address() {
        return row.address();
    }

    public @Nullable String phone() {
        return row.phone();
    }

    public int cancelMinutes() {
        return row.cancelMinutes();
    }

    RegionCode place() {
        return row.region();
    }
}
