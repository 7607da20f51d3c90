package cn.doorplate.api;

import cn.doorplate.shared.Bulkhead;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads pages and files, but for those of alarms, through the {@link Bulkhead}. */
@Component
class PagesInOrder extends OncePerRequestFilter {

    private static final String ALARMS = "/alarm/";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Bulkhead bulkhead;
    private final ApiErrors errors;
    private final String graphQl;

    PagesInOrder(Bulkhead bulkhead, ApiErrors errors, GraphQlProperties properties) {
        this.bulkhead = bulkhead;
        this.errors = errors;
        this.graphQl = properties.getHttp().getPath();
    }

    /**
     * GraphQL goes through it once it is known what is asked. What is sent here may come over a slow line, which is no reason to keep a
     * place; there is little of it, and pictures have a bound of their own.
     */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !READING.contains(request.getMethod()) || graphQl.equals(path) || path.startsWith(ALARMS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Bulkhead.Stay stay = bulkhead.enter()) {
            if (stay == null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                ErrorPage.show(request, response, ErrorCode.UNAVAILABLE.status(), errors.text(Refusal.OVERLOAD));
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
