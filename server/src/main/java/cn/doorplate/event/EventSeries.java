package cn.doorplate.event;

import java.util.List;

/** 系列活动: one event again and again. */
record EventSeries(String id, String rule, List<Event> next) {}
