package cn.doorplate.event;

import org.jspecify.annotations.Nullable;

/** 活动图片: a picture that belongs to an event. */
record EventPicture(String id, String url, @Nullable String thumbnailUrl) {}
