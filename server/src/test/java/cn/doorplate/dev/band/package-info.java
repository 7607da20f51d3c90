/** Wristbands that are none: for tests and the demo. */
@NullMarked
package cn.doorplate.dev.band;

import org.jspecify.annotations.NullMarked;
