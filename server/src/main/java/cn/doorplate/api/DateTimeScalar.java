package cn.doorplate.api;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** The schema's {@code DateTime}: ISO 8601 with offset outside, written in Asia/Shanghai; {@link Instant} inside. */
final class DateTimeScalar implements Coercing<Instant, String> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String WANTED = "应为带时区的时间，如 2026-11-21T09:30:00+08:00。";

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    static GraphQLScalarType type() {
        return GraphQLScalarType.newScalar()
                .name("DateTime")
                .coercing(new DateTimeScalar())
                .build();
    }

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        if (result instanceof Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
        }
        throw new CoercingSerializeException("a DateTime is an Instant in Java");
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            try {
                return instant(text);
            } catch (DateTimeException e) {
                throw new CoercingParseValueException(WANTED);
            }
        }
        throw new CoercingParseValueException(WANTED);
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text) {
            try {
                return instant(Objects.requireNonNull(text.getValue()));
            } catch (DateTimeException e) {
                throw new CoercingParseLiteralException(WANTED);
            }
        }
        throw new CoercingParseLiteralException(WANTED);
    }

    /** Other times no database keeps. */
    private static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException(text);
        }
        return instant;
    }
}
