package cn.doorplate.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads what is neither GraphQL nor for alarms through the {@link Bulkhead}. */
@Component
class PagesInOrder extends OncePerRequestFilter {

    private static final String ALARMS = "/alarm";

    private final Bulkhead bulkhead;
    private final String graphQl;

    PagesInOrder(Bulkhead bulkhead, GraphQlProperties properties) {
        this.bulkhead = bulkhead;
        this.graphQl = properties.getHttp().getPath();
    }

    /** GraphQL goes through it once it is known what is asked. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return graphQl.equals(path) || path.startsWith(ALARMS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Bulkhead.Stay stay = bulkhead.enter()) {
            chain.doFilter(request, response);
        }
    }
}
