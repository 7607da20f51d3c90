package cn.doorplate.casework;

import cn.doorplate.place.RegionCode;

/** 包保单位: a unit that takes orders of a region and all that lies in it. */
record MemberUnit(String id, String name, boolean closed, int version, long unitId, RegionCode regionCode) {}
