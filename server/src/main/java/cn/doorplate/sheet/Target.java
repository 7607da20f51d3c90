package cn.doorplate.sheet;

import cn.doorplate.place.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Into what a workbook is imported, and by what right.
 *
 * @param grid the area to which it is confined; null for the whole community
 * @param mayPublish whether the person may say who answers for a place
 */
record Target(RegionCode community, @Nullable Long grid, boolean mayPublish) {}
