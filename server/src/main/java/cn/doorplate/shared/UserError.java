package cn.doorplate.shared;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure of a mutation, as data: each {@code XUserError} of the schema.
 *
 * @param field the part of the input at fault, as in {@code phone} or {@code members[2].name}; null when it is none of them
 * @param message Chinese; says what to do
 * @param code a constant that the mutation's enum in the schema has by the same name
 */
public record UserError(@Nullable String field, String message, Enum<?> code) {}
