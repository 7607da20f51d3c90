package cn.doorplate.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a browser or a program gets where there is nothing, or where something failed: the status, a sentence in Chinese and the
 * trace id; never the exception.
 */
@Controller
@RequestMapping("${spring.web.error.path:/error}")
class ErrorPage implements ErrorController {

    /** The request attribute of a sentence that is meant for the caller. */
    private static final String SENTENCE = ErrorPage.class.getName();

    private final ApiErrors errors;

    ErrorPage(ApiErrors errors) {
        this.errors = errors;
    }

    /** Answers with that status, and says that sentence. */
    static void show(HttpServletRequest request, HttpServletResponse response, int status, @Nullable String sentence)
            throws IOException {
        request.setAttribute(SENTENCE, sentence);
        response.sendError(status);
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        response.setStatus(status.value());
        response.setHeader("Cache-Control", "no-store");
        Map<String, Object> model = Map.of(
                "status", status.value(),
                "title", errors.text(key(status, "title")),
                "text", sentence(request, status),
                "traceId", traceId(request));
        return new ModelAndView("error", model, status);
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence(request, status));
        problem.setTitle(errors.text(key(status, "title")));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(UriComponentsBuilder.fromPath(path).build().toUri());
        }
        problem.setProperty(TraceId.KEY, traceId(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store")
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private String sentence(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(SENTENCE) instanceof String sentence ? sentence : errors.text(key(status, "text"));
    }

    private static String key(HttpStatus status, String part) {
        String kind = status == HttpStatus.NOT_FOUND ? "not-found" : status.is4xxClientError() ? "client" : "server";
        return "api.page." + kind + "." + part;
    }

    private static String traceId(HttpServletRequest request) {
        @Nullable Object id = request.getAttribute(TraceId.KEY);
        return id == null ? "" : id.toString();
    }
}
