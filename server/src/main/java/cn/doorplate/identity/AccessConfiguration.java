package cn.doorplate.identity;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate before the fields. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer accessGate(ObjectProvider<Viewers> viewers) {
        return source -> source.typeVisitors(List.of(new AccessGate(viewers)));
    }
}
