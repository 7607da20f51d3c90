package cn.doorplate.sheet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.sheet.*}.
 *
 * @param plateScreen the mini-program's page that a plate's own code opens; its scene is the plate's code
 */
@ConfigurationProperties("doorplate.sheet")
record SheetSettings(@DefaultValue("pages/plate/plate") String plateScreen) {}
