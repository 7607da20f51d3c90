package cn.doorplate.media;

import cn.doorplate.media.content.Unfit;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Answers to uploads, as JSON: the file, or errors as GraphQL has them, so that clients read them in one way. */
@Component
class UploadAnswers {

    private static final Logger log = LoggerFactory.getLogger(UploadAnswers.class);

    private static final int UNPROCESSABLE = 422;

    private final JsonMapper json = new JsonMapper();
    private final MessageSource messages;
    private final Outcomes outcomes;

    UploadAnswers(MessageSource messages, Outcomes outcomes) {
        this.messages = messages;
        this.outcomes = outcomes;
    }

    private record Problem(int status, String code, String message) {}

    void tell(Media media, HttpServletResponse response) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", media.id());
        answer.put("kind", media.kind());
        answer.put("bytes", media.bytes());
        answer.put("width", media.width());
        answer.put("height", media.height());
        write(response, HttpServletResponse.SC_CREATED, answer);
    }

    void refuse(RuntimeException e, HttpServletResponse response) throws IOException {
        Problem problem = problem(e);
        Map<String, Object> extensions = Map.of("code", problem.code(), "traceId", trace());
        write(
                response,
                problem.status(),
                Map.of("errors", List.of(Map.of("message", problem.message(), "extensions", extensions))));
    }

    private Problem problem(RuntimeException e) {
        if (e instanceof Denied denied) {
            String code = denied.why().name();
            return new Problem(denied.why().status(), code, text("api.denied." + code));
        } else if (e instanceof UploadRefused refused) {
            String code = refused.why().name();
            return new Problem(refused.why().status(), code, text("media.upload." + code));
        } else if (e instanceof Unfit unfit) {
            boolean unknown = unfit.reason() == Unfit.Reason.UNKNOWN;
            int status = unknown ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE : UNPROCESSABLE;
            return new Problem(status, "FILE_" + unfit.reason(), text("media.file." + unfit.reason()));
        } else if (e instanceof Declined declined) {
            Declined.Reason reason = declined.reasons().get(0);
            String message = outcomes.error(reason).message();
            return new Problem(HttpServletResponse.SC_CONFLICT, reason.code().name(), message);
        }
        return ourFault(e);
    }

    private Problem ourFault(RuntimeException e) {
        if (e instanceof Unavailable
                || e instanceof DataAccessResourceFailureException
                || e instanceof CannotCreateTransactionException) {
            log.warn("No store for an upload: {}", e.toString());
            return new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "UNAVAILABLE", text("media.unavailable"));
        }
        log.error("An upload failed", e);
        return new Problem(
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", text("api.internal", trace()));
    }

    private void write(HttpServletResponse response, int status, Map<String, Object> answer) throws IOException {
        byte[] bytes = json.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }

    private static String trace() {
        String id = MDC.get("traceId");
        return id == null ? "" : id;
    }
}
