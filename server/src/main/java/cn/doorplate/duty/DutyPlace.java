package cn.doorplate.duty;

import cn.doorplate.place.PlacePath;

/**
 * A post as its module knows it.
 *
 * @param where it lies: who keeps duty at one of these, or around it, keeps its roster
 * @param name as people say it
 */
public record DutyPlace(PlacePath where, String name) {}
