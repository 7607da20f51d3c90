package cn.doorplate.place;

/** 网格: an area inside a community. */
public record Grid(String id, GridKind kind, String name) {}
