package cn.doorplate.messaging;

import cn.doorplate.shared.Misconfigured;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses a server whose ways to send messages are configured wrongly, before anything else is made. */
@Component
@ConditionalOnWebApplication
class MessagingGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment != null) {
            List<String> problems = SettingsProblems.of(
                    Binder.get(environment).bindOrCreate("doorplate.messaging", MessagingSettings.class));
            if (!problems.isEmpty()) {
                throw new Misconfigured(problems);
            }
        }
    }
}
