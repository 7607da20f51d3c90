package cn.doorplate.checks.statements;

import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Puts a listener between the application and its connection pool. What asks for the pool by its class still gets it. */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCounting {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Statements statements() {
        return new Statements();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanPostProcessor countedDataSources(Statements statements) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? counted(pool, statements) : bean;
            }
        };
    }

    static DataSource counted(DataSource pool, Statements statements) {
        DataSource listening = ProxyDataSourceBuilder.create(pool)
                .listener(new Listener(statements))
                .build();
        ProxyFactory factory = new ProxyFactory(pool);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor)
                call -> call.getMethod().getName().equals("getConnection") && call.getArguments().length == 0
                        ? listening.getConnection()
                        : call.proceed());
        return (DataSource) factory.getProxy();
    }

    private record Listener(Statements statements) implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            String thread = Thread.currentThread().getName();
            queries.forEach(query -> statements.sent(thread, query.getQuery()));
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Counted when sent: what fails was sent too.
        }
    }
}
