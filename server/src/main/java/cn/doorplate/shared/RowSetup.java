package cn.doorplate.shared;

import com.baomidou.mybatisplus.autoconfigure.MybatisPlusProperties;
import com.baomidou.mybatisplus.autoconfigure.SqlSessionFactoryBeanCustomizer;
import com.baomidou.mybatisplus.core.MybatisConfiguration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has MyBatis read rows as {@link RowConfiguration} and {@link RowFactory} say, and all else as the settings do. */
@Configuration(proxyBeanMethods = false)
class RowSetup {

    @Bean
    SqlSessionFactoryBeanCustomizer rows(MybatisPlusProperties settings) {
        return factory -> {
            MybatisConfiguration configuration = new RowConfiguration();
            Objects.requireNonNull(settings.getConfiguration()).applyTo(configuration);
            configuration.setObjectFactory(new RowFactory());
            factory.setConfiguration(configuration);
        };
    }
}
