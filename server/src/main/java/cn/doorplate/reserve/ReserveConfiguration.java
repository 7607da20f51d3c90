package cn.doorplate.reserve;

import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Reserve;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/** Puts the pools behind the one that everybody knows, and opens the port. */
@Configuration(proxyBeanMethods = false)
class ReserveConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ReservePools reservePools(ReserveSettings settings) {
        return new ReservePools(settings);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanPostProcessor reservedConnections(ObjectProvider<ReservePools> pools) {
        return new ReservedConnections(pools);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> reservedPort(ReserveSettings settings) {
        return new ReservedPort(settings);
    }

    /** What asks for the pool by its class still gets it: only whose connections it gives out depends on who asks. */
    private record ReservedConnections(ObjectProvider<ReservePools> pools) implements BeanPostProcessor, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof HikariDataSource everybodys)) {
                return bean;
            }
            ProxyFactory factory = new ProxyFactory(everybodys);
            factory.setProxyTargetClass(true);
            factory.addAdvice((MethodInterceptor) call -> {
                if (!call.getMethod().getName().equals("getConnection") || call.getArguments().length > 0) {
                    return call.proceed();
                }
                Reserve reserve = Reserve.current();
                HikariDataSource pool =
                        reserve == Reserve.NONE ? null : pools.getObject().of(reserve, everybodys);
                if (pool != null) {
                    return pool.getConnection();
                }
                if (isUsedUp(everybodys)) {
                    Bulkhead.leave();
                }
                return call.proceed();
            });
            return factory.getProxy();
        }

        private static boolean isUsedUp(HikariDataSource pool) {
            HikariPoolMXBean counts = pool.getHikariPoolMXBean();
            return counts != null && counts.getIdleConnections() == 0;
        }
    }
}
