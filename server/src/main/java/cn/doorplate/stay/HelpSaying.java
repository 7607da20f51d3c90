package cn.doorplate.stay;

import java.time.Instant;

/**
 * 求助里的一句话: something said in a call.
 *
 * @param own whether the one who looks said it
 */
record HelpSaying(boolean byHelper, boolean own, String words, Instant at) {}
