package cn.doorplate.api;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients get it.
 *
 * @param message Chinese, or, of a document that does not fit the schema, the validator's English
 * @param extensions {@code code}, {@code traceId} and what else belongs to the code
 */
record ApiError(
        String message,
        @Nullable List<SourceLocation> locations,
        @Nullable List<Object> path,
        Map<String, Object> extensions)
        implements GraphQLError {

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations;
    }

    /** None: the code in the extensions says it. */
    @Override
    @SuppressWarnings("NullAway") // toSpecification() leaves out a classification that is null
    public @Nullable ErrorClassification getErrorType() {
        return null;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
