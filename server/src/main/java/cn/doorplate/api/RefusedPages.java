package cn.doorplate.api;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells {@link BadInput} and {@link Denied} of a page's controller as they are, on the {@link ErrorPage}, with their status. */
@ControllerAdvice
class RefusedPages {

    private final ApiErrors errors;

    RefusedPages(ApiErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void tell(BadInput e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ErrorPage.show(request, response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    void tell(Denied e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ErrorPage.show(request, response, e.why().status(), errors.text("api.denied." + e.why()));
    }
}
