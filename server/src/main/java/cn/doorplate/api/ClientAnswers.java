package cn.doorplate.api;

import cn.doorplate.api.RequestMeter.Outcome;
import cn.doorplate.shared.Caller;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The last to see an answer, over HTTP and WebSocket: each error gets its code and trace id, and what is ours to know (a null
 * where none may be, a value that is none of its type) is logged and told as an internal error without its text.
 */
@Component
@Order(0)
class ClientAnswers implements WebGraphQlInterceptor {

    private static final Logger log = LoggerFactory.getLogger(ClientAnswers.class);

    private static final Map<String, ErrorCode> CODES = Map.of(
            "BAD_REQUEST", ErrorCode.BAD_REQUEST,
            "UNAUTHORIZED", ErrorCode.UNAUTHORIZED,
            "FORBIDDEN", ErrorCode.FORBIDDEN,
            "NOT_FOUND", ErrorCode.NOT_FOUND,
            "IntrospectionDisabled", ErrorCode.INTROSPECTION_DISABLED,
            "BadFaithIntrospection", ErrorCode.LIMIT_EXCEEDED);

    private final ApiErrors errors;
    private final RequestMeter meter;

    ClientAnswers(ApiErrors errors, RequestMeter meter) {
        this.errors = errors;
        this.meter = meter;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        long start = System.nanoTime();
        InetSocketAddress address = request.getRemoteAddress();
        if (address != null) {
            String device = Devices.of(request);
            request.configureExecutionInput((input, builder) -> {
                new Caller(address.getHostString(), device).putInto(input.getGraphQLContext());
                return input;
            });
        }
        String traceId = TraceId.current();
        return chain.next(request).map(response -> finish(response, start, traceId));
    }

    /** On whichever thread the last field was resolved, so the trace id is handed over. */
    private WebGraphQlResponse finish(WebGraphQlResponse response, long start, String traceId) {
        List<GraphQLError> found = response.getExecutionResult().getErrors();
        if (found.isEmpty()) {
            meter.record(Outcome.OK, start);
            return response;
        }
        List<GraphQLError> told;
        try (TraceId.Scope scope = TraceId.hold(traceId)) {
            told = found.stream().map(this::tell).toList();
        }
        meter.record(outcome(response, told), start);
        return response.transform(builder -> builder.errors(told));
    }

    private static Outcome outcome(WebGraphQlResponse response, List<GraphQLError> told) {
        boolean ours =
                told.stream().anyMatch(error -> ErrorCode.INTERNAL_ERROR.name().equals(code(error)));
        if (ours) {
            return Outcome.FAILED;
        }
        return response.getExecutionResult().isDataPresent() ? Outcome.PARTIAL : Outcome.REFUSED;
    }

    private GraphQLError tell(GraphQLError error) {
        if (error instanceof ApiError) {
            return error;
        }
        ErrorCode code = codeOf(error);
        if (code == ErrorCode.INTERNAL_ERROR) {
            log.error("GraphQL at {}: {}", error.getPath(), error.getMessage());
            return errors.internal(error.getLocations(), error.getPath());
        }
        log.info("GraphQL refused: {} at {}", code, error.getPath());
        return errors.of(code, words(code, error), error);
    }

    /** graphql-java's own words for a value of the wrong type name Java's classes, and its own. */
    private String words(ErrorCode code, GraphQLError error) {
        if (code == ErrorCode.INTROSPECTION_DISABLED) {
            return errors.text("api.introspection-disabled");
        }
        boolean wrongType = error instanceof ValidationError invalid
                && invalid.getValidationErrorType() == ValidationErrorType.WrongType;
        return wrongType || code == ErrorCode.BAD_REQUEST
                ? errors.text("api.argument")
                : String.valueOf(error.getMessage());
    }

    private static ErrorCode codeOf(GraphQLError error) {
        if (error instanceof ValidationError || error instanceof InvalidSyntaxError) {
            return ErrorCode.DOCUMENT_INVALID;
        }
        ErrorClassification type = error.getErrorType();
        if (type == ErrorType.ValidationError || type == ErrorType.OperationNotSupported) {
            return ErrorCode.BAD_REQUEST;
        }
        return CODES.getOrDefault(String.valueOf(type), ErrorCode.INTERNAL_ERROR);
    }

    private static @Nullable Object code(GraphQLError error) {
        return error.getExtensions() == null ? null : error.getExtensions().get("code");
    }
}
