package cn.doorplate.alarm;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code doorplate.alarm.*}
 *
 * @param region whose office is told of an alarm whose place nobody knows: the code of the county that runs this; without one such an
 *     alarm is declined, with phones to call
 */
@ConfigurationProperties("doorplate.alarm")
record AlarmSettings(@Nullable Long region) {}
