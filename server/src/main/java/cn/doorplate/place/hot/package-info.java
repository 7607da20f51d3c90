/**
 * A cache that outlives its stores: in process over Redis over the database, current within a second of each commit, and the
 * last known value when all else is gone. Knows no plates.
 */
@NullMarked
@NamedInterface("hot")
package cn.doorplate.place.hot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
