package cn.doorplate.place;

record VersionRow(long id, int version) {}
