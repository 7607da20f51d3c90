package cn.doorplate.station;

/** A station, and how far it is, in metres along a great circle. */
record StationNear(Station station, double metres) {}
