package cn.doorplate.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.casework.*}.
 *
 * @param open whether cases are taken; false while servers of a release that knows none still run
 */
@ConfigurationProperties("doorplate.casework")
record CaseworkSettings(@DefaultValue("true") boolean open) {}
