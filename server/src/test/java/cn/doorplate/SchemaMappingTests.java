package cn.doorplate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.schema.SchemaMappings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The application serves the SDL, all of it and nothing else. That this can fail is shown in {@code checks.schema}. */
@IntegrationTest
class SchemaMappingTests {

    @Autowired
    GraphQlSource source;

    @Autowired
    ObjectProvider<RuntimeWiringConfigurer> configurers;

    @Test
    void servesWhatTheSchemaSays() {
        assertThat(SchemaMappings.faults(source.schema(), configurers)).isEmpty();
    }
}
