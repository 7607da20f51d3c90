package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** 晒单照片, by links that open it for some minutes. */
record ShownPhoto(String id, String url, @Nullable String thumbnailUrl) {}
