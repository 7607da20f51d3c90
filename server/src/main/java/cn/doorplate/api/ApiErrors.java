package cn.doorplate.api;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts errors into words. */
@Component
class ApiErrors {

    private final MessageSource messages;

    ApiErrors(MessageSource messages) {
        this.messages = messages;
    }

    GraphQLError of(Refusal refusal) {
        return of(refusal.code(), refusal.key(), refusal.details(), null, null, refusal.arguments());
    }

    GraphQLError syntax(SourceLocation location) {
        return of(
                ErrorCode.DOCUMENT_INVALID,
                "api.document.syntax",
                Map.of(),
                List.of(location),
                null,
                Integer.toString(location.getLine()),
                Integer.toString(location.getColumn()));
    }

    /** Says that it is our fault, that trying again may help, and the number to report. */
    GraphQLError internal(@Nullable List<SourceLocation> locations, @Nullable List<Object> path) {
        return of(ErrorCode.INTERNAL_ERROR, "api.internal", Map.of(), locations, path, TraceId.current());
    }

    /** The error with another code and message and the trace id, at the same place. */
    GraphQLError of(ErrorCode code, String message, GraphQLError place) {
        Map<String, Object> extensions = place.getExtensions() == null ? Map.of() : place.getExtensions();
        return new ApiError(message, place.getLocations(), place.getPath(), extensions(code.name(), extensions));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ROOT);
    }

    private GraphQLError of(
            ErrorCode code,
            String key,
            Map<String, Object> details,
            @Nullable List<SourceLocation> locations,
            @Nullable List<Object> path,
            Object... arguments) {
        return new ApiError(text(key, arguments), locations, path, extensions(code.name(), details));
    }

    static Map<String, Object> extensions(Object code, Map<String, Object> more) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        extensions.putAll(more);
        extensions.remove("classification");
        extensions.put("code", code);
        extensions.put("traceId", TraceId.current());
        return extensions;
    }
}
