package cn.doorplate.hall;

import java.time.Instant;

/** 无人接的代办: an errand as offices see it. */
record ErrandLine(String id, String title, ErrandState state, String area, Instant askedAt) {}
