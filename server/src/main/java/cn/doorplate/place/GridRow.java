package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

record GridRow(long id, @Nullable Long parentId, GridKind kind, String name) {}
