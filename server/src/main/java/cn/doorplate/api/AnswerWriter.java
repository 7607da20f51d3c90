package cn.doorplate.api;

import cn.doorplate.shared.Sha256;
import cn.doorplate.shared.Uncacheable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers: nothing may be kept, but for what is public, whole and fresh. */
final class AnswerWriter {

    /** Of its own, not the application's: how other JSON is written must not change what GraphQL prescribes. */
    private final JsonMapper json = new JsonMapper();

    /** Whether a proxy may keep it, as far as the answer itself goes. */
    static boolean mayBeKept(WebGraphQlResponse result) {
        return result.getExecutionResult().getErrors().isEmpty()
                && !Uncacheable.isMarked(result.getExecutionInput().getGraphQLContext());
    }

    void write(HttpServletResponse response, AnswerFormat format, int status, Map<String, Object> answer)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        send(response, format, json.writeValueAsBytes(answer));
    }

    /** With an {@code ETag} of the bytes, and without the bytes where the caller has them. */
    void writePublic(
            HttpServletRequest request,
            HttpServletResponse response,
            AnswerFormat format,
            int maxAge,
            Map<String, Object> answer)
            throws IOException {
        byte[] bytes = json.writeValueAsBytes(answer);
        String tag = tag(bytes, format);
        response.setHeader("Cache-Control", "public, max-age=" + maxAge);
        response.setHeader("ETag", tag);
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            send(response, format, bytes);
        }
    }

    private static void send(HttpServletResponse response, AnswerFormat format, byte[] bytes) throws IOException {
        response.setContentType(format.contentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Strong, so unlike for the two media types though the bytes are the same. 128 bits of SHA-256 are plenty. */
    private static String tag(byte[] bytes, AnswerFormat format) {
        byte[] hash = Arrays.copyOf(Sha256.of(bytes), 16);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        return '"' + text + (format == AnswerFormat.JSON ? "-j\"" : "-g\"");
    }

    /** {@code If-None-Match} compares weakly (RFC 9110, 13.1.2): a proxy may have made our tag weak. */
    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                .anyMatch(candidate -> candidate.equals(tag) || candidate.equals("*"));
    }
}
