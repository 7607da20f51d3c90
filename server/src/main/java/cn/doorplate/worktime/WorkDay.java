package cn.doorplate.worktime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 工作日: whether a day is worked, and when.
 *
 * @param day as in 2026-02-14
 * @param name the holiday that it belongs to, or is worked for
 * @param published whether the arrangement of its year is known
 * @param spans when offices are open; none on a day off
 */
record WorkDay(String day, boolean worked, @Nullable String name, boolean published, List<WorkSpan> spans) {}
