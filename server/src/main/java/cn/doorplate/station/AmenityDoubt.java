package cn.doorplate.station;

import java.time.Instant;

/** 待处理设施: what people say of an amenity. */
record AmenityDoubt(Station station, StationAmenity amenity, int reports, int confirmations, Instant since) {}
