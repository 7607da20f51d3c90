package cn.doorplate.alarm;

import cn.doorplate.place.Grid;
import java.util.List;

/** 报警统计: how alarms were answered. */
record AlarmFigures(AlarmCounts total, List<AlarmGridCounts> grids, List<AlarmHourCounts> hours) {

    /** 网格统计 */
    record AlarmGridCounts(Grid grid, AlarmCounts counts) {}

    /** 时段统计 */
    record AlarmHourCounts(int hour, AlarmCounts counts) {}
}
