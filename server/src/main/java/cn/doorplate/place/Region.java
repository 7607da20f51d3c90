package cn.doorplate.place;

/**
 * 行政区划: a region of the national statistical division.
 *
 * @param name the official name, as in 积善社区居民委员会
 * @param shortName the name people use, as in 积善社区
 */
public record Region(String code, RegionLevel level, String name, String shortName) {}
