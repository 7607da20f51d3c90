package cn.doorplate.stay;

import cn.doorplate.station.Station;
import java.time.Instant;

/** 到站: that somebody is at a station. */
record StationVisit(Station station, Instant since, Instant until) {}
