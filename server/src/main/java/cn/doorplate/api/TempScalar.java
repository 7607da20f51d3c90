package cn.doorplate.api;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration
class TempScalar {
    @Bean
    RuntimeWiringConfigurer s() {
        return w -> w.scalar(GraphQLScalarType.newScalar()
                .name("DateTime")
                .coercing(new Coercing<Object, Object>() {
                    @Override
                    public Object serialize(Object o, graphql.GraphQLContext c, java.util.Locale l) {
                        return o.toString();
                    }
                })
                .build());
    }
}
