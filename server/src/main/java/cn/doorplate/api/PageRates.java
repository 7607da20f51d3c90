package cn.doorplate.api;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Denied;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts requests beside GraphQL that present a secret together with the calls of their address: each costs the database a
 * question, whoever made the secret up.
 */
@Component
class PageRates extends OncePerRequestFilter {

    private final CallRates rates;
    private final ApiErrors errors;
    private final String graphQl;

    PageRates(CallRates rates, ApiErrors errors, GraphQlProperties properties) {
        this.rates = rates;
        this.errors = errors;
        this.graphQl = properties.getHttp().getPath();
    }

    /** GraphQL counts by itself. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return graphQl.equals(request.getRequestURI())
                || ReservedFields.PATH.equals(request.getRequestURI())
                || (request.getHeader(HttpHeaders.AUTHORIZATION) == null && request.getHeader("X-Poll-Secret") == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (rates.mayCall(new Caller(request.getRemoteAddr()))) {
            chain.doFilter(request, response);
            return;
        }
        Denied.Why why = Denied.Why.TOO_MANY_REQUESTS;
        ErrorPage.show(request, response, why.status(), errors.text("api.denied." + why));
    }
}
