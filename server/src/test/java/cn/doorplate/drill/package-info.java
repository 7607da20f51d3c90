/** Measurements and long runs: {@code mvn -Pdrill verify}. They print what they found and fail only on what cannot be. */
@NullMarked
package cn.doorplate.drill;

import org.jspecify.annotations.NullMarked;
