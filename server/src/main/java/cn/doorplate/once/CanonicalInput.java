package cn.doorplate.once;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.graphql.data.ArgumentValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * An input as the same bytes on every server: JSON with sorted names, enums by their constants, times as ISO 8601. What is
 * null is left out, so that a retry that meets a newer release, whose input has one more field, is still the same input.
 * Annotations meant for elsewhere hide nothing, and what has no fields to show is refused rather than taken for equal.
 */
final class CanonicalInput {

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.USE_ANNOTATIONS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(
                    nulls -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    ArgumentValue.class,
                    omitted -> omitted.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .addModule(new SimpleModule().addSerializer(ArgumentValue.class, new Given()))
            .build();

    /** @throws tools.jackson.core.JacksonException if it holds something whose content cannot be seen */
    byte[] of(Object input) {
        return json.writeValueAsBytes(input);
    }

    /** An argument that may be left out: not there at all then, and otherwise a list of one, for it may be null. */
    @SuppressWarnings("rawtypes")
    private static final class Given extends ValueSerializer<ArgumentValue> {

        @Override
        public boolean isEmpty(SerializationContext context, ArgumentValue value) {
            return value.isOmitted();
        }

        @Override
        public void serialize(ArgumentValue value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            if (!value.isOmitted()) {
                context.writeValue(out, value.value());
            }
            out.writeEndArray();
        }
    }
}
