package cn.doorplate.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.event.*}.
 *
 * @param screen the mini-program's page that an event's code opens; its scene is the event's id
 */
@ConfigurationProperties("doorplate.event")
record EventSettings(@DefaultValue("pages/event/event") String screen) {}
