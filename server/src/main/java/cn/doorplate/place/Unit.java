package cn.doorplate.place;

/** 单元: a stairwell of a building. */
public record Unit(String id, String name) {}
