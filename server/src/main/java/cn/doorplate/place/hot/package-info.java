/**
 * A cache that outlives its stores: in process over Redis over the database, stale within a second of nothing, and the
 * last known value when all else is gone. Knows no plates.
 */
@NullMarked
package cn.doorplate.place.hot;

import org.jspecify.annotations.NullMarked;
