package cn.doorplate.api;

import cn.doorplate.shared.Bulkhead;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpRequestHandler;

/**
 * GraphQL over HTTP (<a href="https://graphql.github.io/graphql-over-http/draft/">the specification</a>), where Spring's own
 * handler takes {@code {"query": 1}} for a server fault and knows no GET. One JSON pass, one execution on this thread, one
 * write. A request that is not well-formed is answered 400 (the draft of 2026 would have 422 for some, 400 is what clients
 * and the audit know).
 */
final class GraphQlEndpoint implements HttpRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(GraphQlEndpoint.class);

    /** Longer than any resolver takes whose stores answer or time out; a client has left long before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For interceptors the path is enough; parsing the whole URL again would cost more than the lookup it led to. */
    private final URI path;

    private final WebGraphQlHandler handler;
    private final TrustedDocuments trusted;
    private final ApiErrors errors;
    private final RequestMeter meter;
    private final RequestBody body;
    private final Bulkhead bulkhead;
    private final ReservedFields reserved;
    private final boolean onlyReserved;
    private final CallReader reader = new CallReader();
    private final AnswerWriter writer = new AnswerWriter();

    GraphQlEndpoint(
            String path,
            WebGraphQlHandler handler,
            TrustedDocuments trusted,
            ApiErrors errors,
            RequestMeter meter,
            Limits limits,
            Bulkhead bulkhead,
            ReservedFields reserved,
            boolean onlyReserved) {
        this.path = URI.create(path);
        this.handler = handler;
        this.trusted = trusted;
        this.errors = errors;
        this.meter = meter;
        this.bulkhead = bulkhead;
        this.reserved = reserved;
        this.onlyReserved = onlyReserved;
        this.body = new RequestBody(Math.toIntExact(limits.request().toBytes()));
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        AnswerFormat format = AnswerFormat.JSON;
        try {
            format = AnswerFormat.accepted(accept(request));
            answer(request, response, format);
        } catch (Refusal refusal) {
            meter.record(RequestMeter.Outcome.REFUSED, start);
            if (!refusal.allow().isEmpty()) {
                response.setHeader("Allow", refusal.allow());
            }
            Object seconds = refusal.details().get(Refusal.RETRY_AFTER);
            if (seconds != null) {
                response.setHeader("Retry-After", seconds.toString());
            }
            writer.write(response, format, refusal.code().status(), toMap(errors.of(refusal)));
        } catch (RuntimeException e) {
            log.error("A GraphQL request failed outside its fields", e);
            meter.record(RequestMeter.Outcome.FAILED, start);
            writer.write(response, format, ErrorCode.INTERNAL_ERROR.status(), toMap(errors.internal(null, null)));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, AnswerFormat format)
            throws IOException {
        switch (request.getMethod()) {
            case "POST" -> {
                GraphQlCall call = reader.read(body.read(request));
                TrustedDocument document = trusted(call);
                try (Bulkhead.Stay stay = enter(document)) {
                    write(response, format, execute(request, call, text(call, document), document));
                }
            }
            case "GET", "HEAD" -> answerGet(request, response, format);
            case "OPTIONS" -> response.setHeader("Allow", "POST, GET, HEAD, OPTIONS");
            default -> throw Refusal.ofMethod("api.http.method", "POST, GET, HEAD, OPTIONS");
        }
    }

    private void answerGet(HttpServletRequest request, HttpServletResponse response, AnswerFormat format)
            throws IOException {
        GraphQlCall call = reader.read(request);
        TrustedDocument document = trusted(call.documentId());
        if (document == null) {
            throw Refusal.ofMethod("api.http.get-query", "POST");
        }
        if (document.operation() == Operation.MUTATION) {
            throw Refusal.ofMethod("api.http.get-mutation", "POST");
        }
        try (Bulkhead.Stay stay = enter(document)) {
            WebGraphQlResponse result = execute(request, call, document.text(), document);
            response.addHeader("Vary", "Accept");
            if (document.isPublic() && AnswerWriter.mayBeKept(result)) {
                writer.writePublic(request, response, format, document.maxAge(), result.toMap());
            } else {
                write(response, format, result);
            }
        }
    }

    /** Null where it is one that no manifest names. */
    private @Nullable TrustedDocument trusted(GraphQlCall call) {
        String query = call.query();
        return query == null ? trusted(call.documentId()) : trusted.byText(query);
    }

    private static String text(GraphQlCall call, @Nullable TrustedDocument document) {
        if (document != null) {
            return document.text();
        }
        String query = call.query();
        return query == null ? "" : query;
    }

    /** @throws Refusal if there is an id and no document of it */
    private @Nullable TrustedDocument trusted(@Nullable String id) {
        TrustedDocument document = id == null ? null : trusted.byId(id);
        if (id != null && document == null) {
            throw Refusal.of(ErrorCode.DOCUMENT_UNKNOWN, "api.document.unknown");
        }
        return document;
    }

    /** Null for what is for alarms: it waits for nobody. */
    private Bulkhead.@Nullable Stay enter(@Nullable TrustedDocument document) {
        if (reserved.has(document)) {
            return null;
        }
        if (onlyReserved) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.alarms-only");
        }
        Bulkhead.Stay stay = bulkhead.enter();
        if (stay == null) {
            throw Refusal.ofOverload();
        }
        return stay;
    }

    private WebGraphQlResponse execute(
            HttpServletRequest request, GraphQlCall call, String text, @Nullable TrustedDocument document) {
        return document != null && reserved.has(document)
                ? reserved.of(document).call(() -> execute(request, call, text))
                : execute(request, call, text);
    }

    /** On this thread from end to end, as long as no resolver hands its work to another. */
    private WebGraphQlResponse execute(HttpServletRequest request, GraphQlCall call, String document) {
        WebGraphQlRequest graphQl = new WebGraphQlRequest(
                path,
                new ServletServerHttpRequest(request).getHeaders(),
                null,
                InetSocketAddress.createUnresolved(request.getRemoteAddr(), request.getRemotePort()),
                Map.of(),
                new ExecutableCall(document, call),
                TraceId.current(),
                Locale.ROOT);
        WebGraphQlResponse response = handler.handleRequest(graphQl).block(PATIENCE);
        if (response == null) {
            throw new IllegalStateException("GraphQL ended without a response");
        }
        if (response.getExecutionResult().getData() instanceof Publisher) {
            // Nobody has begun to listen to it, so there is nothing to end.
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.subscription");
        }
        return response;
    }

    private void write(HttpServletResponse response, AnswerFormat format, WebGraphQlResponse result)
            throws IOException {
        writer.write(response, format, status(response, result, format), result.toMap());
    }

    /** Too often is told by the status in both formats: it is for whatever sends again by itself. */
    private static int status(HttpServletResponse response, WebGraphQlResponse result, AnswerFormat format) {
        if (result.getExecutionResult().isDataPresent()) {
            return 200;
        }
        for (GraphQLError error : result.getExecutionResult().getErrors()) {
            Object seconds =
                    error.getExtensions() == null ? null : error.getExtensions().get(Refusal.RETRY_AFTER);
            if (seconds != null) {
                response.setHeader("Retry-After", seconds.toString());
                return ErrorCode.TOO_MANY_REQUESTS.status();
            }
        }
        return format.statusOfRefusal();
    }

    private static @Nullable String accept(HttpServletRequest request) {
        var values = request.getHeaders("Accept");
        if (!values.hasMoreElements()) {
            return null;
        }
        String accept = values.nextElement();
        while (values.hasMoreElements()) {
            accept += "," + values.nextElement();
        }
        return accept;
    }

    private static Map<String, Object> toMap(GraphQLError error) {
        return Map.of("errors", List.of(error.toSpecification()));
    }
}
