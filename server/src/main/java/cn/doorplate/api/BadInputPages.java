package cn.doorplate.api;

import cn.doorplate.shared.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells {@link BadInput} of a page's controller as it is, on the {@link ErrorPage} with status 400. */
@ControllerAdvice
class BadInputPages {

    @ExceptionHandler
    void tell(BadInput e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPage.SENTENCE, e.getMessage());
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
