/** Keeps personal data and secrets out of the log, whoever writes them there and in whichever format. */
@NullMarked
package cn.doorplate.privacy.logs;

import org.jspecify.annotations.NullMarked;
