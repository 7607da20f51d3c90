package cn.doorplate.worktime;

import java.util.List;

/**
 * 办公时间: when the offices of a region are open on working days.
 *
 * @param spans as they hold today, whoever set them
 * @param seasons what the region has set for itself, the latest first
 */
record OfficeHours(List<WorkSpan> spans, List<OfficeSeason> seasons) {}
