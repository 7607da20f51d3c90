package cn.doorplate.sheet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.sheet.*}.
 *
 * @param plateScreen the mini-program's page that a plate's own code opens; its scene is the plate's code
 * @param pictureWait how long a page of plates waits for WeChat to draw codes that it has not drawn before
 */
@ConfigurationProperties("doorplate.sheet")
record SheetSettings(
        @DefaultValue("pages/plate/plate") String plateScreen,
        @DefaultValue("8s") Duration pictureWait) {}
