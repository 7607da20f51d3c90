package cn.doorplate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.schema.SchemaChanges;
import cn.doorplate.checks.schema.SchemaFolder;
import cn.doorplate.checks.schema.SchemaLint;
import graphql.schema.GraphQLSchema;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The SDL as it lies in schema/. That these can fail is shown in {@code checks.schema}. */
class SchemaTests {

    @Test
    void isCompleteAndKeepsItsForm() {
        assertThat(SchemaLint.faults(SchemaFolder.present())).isEmpty();
    }

    @Test
    void keepsWhatTheLastReleasePromised() {
        GraphQLSchema present = SchemaFolder.present();
        GraphQLSchema released = SchemaFolder.released().orElse(present);
        assertThat(SchemaChanges.breaking(released, present, Clock.systemUTC())).isEmpty();
    }
}
