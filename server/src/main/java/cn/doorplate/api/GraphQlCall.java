package cn.doorplate.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, whichever way they came. Either {@code query} or {@code documentId} is there.
 *
 * @param query the document's text
 * @param documentId of a trusted document
 */
record GraphQlCall(
        @Nullable String query,
        @Nullable String documentId,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        Map<String, Object> extensions) {

    GraphQlCall {
        if (query == null && documentId == null) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.no-document");
        }
        if (query != null && documentId != null) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "api.http.two-documents");
        }
    }
}
