/** Looks through logs for what must never stand in one. */
@NullMarked
package cn.doorplate.checks.logs;

import org.jspecify.annotations.NullMarked;
