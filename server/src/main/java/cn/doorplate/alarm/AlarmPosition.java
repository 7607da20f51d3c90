package cn.doorplate.alarm;

import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/** 位置: where a phone said to be, in GCJ-02; accuracy in metres. */
record AlarmPosition(Location location, @Nullable Double accuracy) {}
