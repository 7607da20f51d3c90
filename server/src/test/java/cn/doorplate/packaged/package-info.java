/** Tests of the packaged jar, run as processes after it is packaged. */
@NullMarked
package cn.doorplate.packaged;

import org.jspecify.annotations.NullMarked;
