package cn.doorplate.event;

/** 名额组: a group with places of its own, which are for nobody else. */
record EventGroup(String name, EventWho who, int capacity) {}
