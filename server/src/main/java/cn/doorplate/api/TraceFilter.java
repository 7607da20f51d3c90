package cn.doorplate.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its trace id, in the answer's header and on each line of the log, and is the last to hold an exception
 * that nobody expected: it is logged with that id and answered by {@link ErrorPage}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TraceFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String id = TraceId.of(request.getHeader("traceparent"));
        MDC.put(TraceId.KEY, id);
        request.setAttribute(TraceId.KEY, id);
        response.setHeader(TraceId.HEADER, id);
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            fail(response, e);
        } finally {
            MDC.remove(TraceId.KEY);
        }
    }

    private static void fail(HttpServletResponse response, Exception e) throws IOException {
        if (response.isCommitted()) {
            log.debug("The caller left, or the answer broke off", e);
            return;
        }
        log.error("A request failed", e);
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
