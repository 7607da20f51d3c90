package cn.doorplate.identity;

import cn.doorplate.place.PlaceRef;

/** A role that a person holds now, and where. */
public record Grant(Role role, PlaceRef place) {}
