package cn.doorplate.sheet;

import java.nio.charset.StandardCharsets;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What is said of problems, without the application. */
final class SomeTexts {

    private SomeTexts() {}

    static ProblemTexts texts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new ProblemTexts(messages);
    }
}
