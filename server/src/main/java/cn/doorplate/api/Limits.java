package cn.doorplate.api;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one request may ask for ({@code doorplate.graphql.limits.*}). All are checked before the document is validated,
 * because validation itself is what hostile documents make expensive; they hold for trusted documents too.
 *
 * @param request bytes of an HTTP body or WebSocket message
 * @param characters of the document
 * @param tokens of the document
 * @param depth of nested fields; GraphiQL's introspection needs 15
 * @param fields once every fragment is spelt out; GraphiQL's introspection needs some 240
 * @param rootFields of one operation
 * @param aliases once every fragment is spelt out
 * @param directives in the document, once every fragment is spelt out
 * @param directivesPerPlace on one field, fragment or operation
 * @param fragments defined in the document
 * @param complexity fields that the answer may hold: what is below a field with {@code first} counts that many times, what is
 *     below any other list {@code listSize} times
 * @param listSize how long a list without {@code first} is taken to be
 * @param listInput items of a list in the variables or the document
 * @param stringInput characters of a text in the variables or the document
 * @param subscriptions that one WebSocket may have at a time
 */
@Validated
@ConfigurationProperties("doorplate.graphql.limits")
record Limits(
        @DefaultValue("64KB") DataSize request,
        @DefaultValue("20000") @Min(1) int characters,
        @DefaultValue("3000") @Min(1) int tokens,
        @DefaultValue("16") @Min(1) int depth,
        @DefaultValue("400") @Min(1) int fields,
        @DefaultValue("20") @Min(1) int rootFields,
        @DefaultValue("30") @Min(0) int aliases,
        @DefaultValue("20") @Min(0) int directives,
        @DefaultValue("3") @Min(0) int directivesPerPlace,
        @DefaultValue("50") @Min(0) int fragments,
        @DefaultValue("20000") @Min(1) int complexity,
        @DefaultValue("10") @Min(1) int listSize,
        @DefaultValue("100") @Min(1) int listInput,
        @DefaultValue("10000") @Min(1) int stringInput,
        @DefaultValue("50") @Min(1) int subscriptions) {}
