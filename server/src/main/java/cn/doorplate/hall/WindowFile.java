package cn.doorplate.hall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 窗口档案: a window as staff keep it. */
record WindowFile(
        ServiceWindow window,
        List<WindowHours> hours,
        List<String> closedDays,
        @Nullable String station,
        boolean closed,
        int version) {

    /** @param today of closed days, only those from it on */
    static WindowFile of(ServiceWindow window, String today) {
        WindowRow row = window.row();
        return new WindowFile(
                window,
                row.week(),
                row.daysClosed().stream()
                        .filter(day -> day.compareTo(today) >= 0)
                        .toList(),
                row.station(),
                row.closedAt() != null,
                row.version());
    }
}
