package cn.doorplate.place;

import java.util.List;

/**
 * 一级责任: one place among those around a door.
 *
 * @param name as people say it
 * @param contacts who answers for it now, in the order in which one would call
 */
public record ResponsibleLevel(ResponsibleLevelKind kind, PlaceRef at, String name, List<ContactCard> contacts) {}
