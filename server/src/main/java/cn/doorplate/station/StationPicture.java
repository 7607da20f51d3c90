package cn.doorplate.station;

import org.jspecify.annotations.Nullable;

/** 站点图片: a picture of a station. */
record StationPicture(String id, String url, @Nullable String thumbnailUrl) {}
