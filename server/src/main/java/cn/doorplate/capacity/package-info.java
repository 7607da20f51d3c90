/**
 * At most N, exactly, in order, whatever dies. It knows nothing of what the places are for.
 *
 * <p>A pool has places in one or more shares, numbered from 0. A holder (a person, a household, a thing) has at most one claim in a pool:
 * a place ({@code HELD}), a place kept for them for a while ({@code OFFERED}), or a turn in the line ({@code WAITING}). Who waits
 * comes before who comes new, and the line is in the order of {@code seq}, which is given under the lock of the pool's row.
 *
 * <p>Everything is decided in the database: whoever changes anything of a pool locks its row first and the rest after it, by the
 * time of the database. {@link cn.doorplate.capacity.CapacityGate} says no without the database, and never yes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"redis", "shared"})
package cn.doorplate.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
