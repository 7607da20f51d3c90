package cn.doorplate.privacy.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Puts the mask before each appender as soon as Spring Boot has set up the log, whatever it is set up to be. */
final class LogMasking implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(LogMasking::mask);
        }
    }

    private static void mask(AppenderAttachable<ILoggingEvent> from) {
        for (Iterator<Appender<ILoggingEvent>> all = from.iteratorForAppenders(); all.hasNext(); ) {
            mask(all.next());
        }
    }

    /** An appender may be a front for others, as AsyncAppender is. */
    @SuppressWarnings("unchecked") // the appenders of Logback Classic are for its events
    private static void mask(Appender<ILoggingEvent> appender) {
        if (appender instanceof AppenderAttachable<?> front) {
            mask((AppenderAttachable<ILoggingEvent>) front);
        }
        if (appender instanceof OutputStreamAppender<ILoggingEvent> out
                && !(out.getEncoder() instanceof MaskingEncoder)) {
            MaskingEncoder encoder = new MaskingEncoder(out.getEncoder());
            encoder.start();
            out.setEncoder(encoder);
        }
    }
}
