package cn.doorplate.place;

/** 小区: the buildings behind one gate. */
public record Compound(String id, String name, String address) {}
