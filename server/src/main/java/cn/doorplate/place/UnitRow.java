package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

record UnitRow(long id, long buildingId, @Nullable Long gridId, String name) {}
