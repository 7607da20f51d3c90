package cn.doorplate.api;

import cn.doorplate.shared.Bulkhead;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.util.Assert;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

/** The two ways in, on one path: HTTP and WebSocket. They stand in for Boot's own routes, which the application excludes. */
@Configuration(proxyBeanMethods = false)
class ApiRoutes {

    /** Before the router functions and the annotated controllers, so that the hot path asks neither. */
    private static final int EARLY = -2;

    @Bean
    HandlerMapping graphQlMapping(
            GraphQlProperties properties,
            GraphQlCorsProperties cors,
            WebGraphQlHandler handler,
            TrustedDocuments trusted,
            ApiErrors errors,
            RequestMeter meter,
            Limits limits,
            Bulkhead bulkhead,
            ReservedFields reservedFields,
            DocumentSettings documents) {
        String path = properties.getHttp().getPath();
        GraphQlEndpoint endpoint =
                new GraphQlEndpoint(path, handler, trusted, errors, meter, limits, bulkhead, reservedFields, false);
        // Where any document is answered, those without an id cannot be told apart before they are read.
        boolean strict = documents.mode() == DocumentSettings.Mode.TRUSTED;
        String alarms = ReservedFields.PATH;
        GraphQlEndpoint reserved =
                new GraphQlEndpoint(alarms, handler, trusted, errors, meter, limits, bulkhead, reservedFields, strict);
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(path, endpoint, alarms, reserved), EARLY);
        CorsConfiguration configuration = cors.toCorsConfiguration();
        if (configuration != null) {
            mapping.setCorsConfigurations(Map.of(path, configuration, alarms, configuration));
        }
        return mapping;
    }

    @Bean
    HandlerMapping graphQlSocketMapping(
            GraphQlProperties properties,
            GraphQlCorsProperties cors,
            WebGraphQlHandler handler,
            TrustedDocuments trusted,
            OpenSockets sockets,
            Limits limits,
            ReservedFields reserved,
            Bulkhead bulkhead) {
        GraphQlProperties.Websocket settings = properties.getWebsocket();
        Assert.state(settings.getPath() != null, "spring.graphql.websocket.path is not set");
        CorsConfiguration configuration = cors.toCorsConfiguration();
        GraphQlSocket socket = new GraphQlSocket(
                handler,
                trusted,
                reserved,
                bulkhead,
                limits,
                sockets,
                settings.getConnectionInitTimeout(),
                settings.getKeepAlive(),
                configuration == null ? new CorsConfiguration() : configuration);
        WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(
                Map.of(settings.getPath(), socket.initWebSocketHttpRequestHandler(new DefaultHandshakeHandler())));
        mapping.setOrder(EARLY - 1);
        return mapping;
    }

    /**
     * Resolvers run on the thread of the request, on every Java. From 21 on Spring would hand each blocking one to a thread of
     * its own; that thread is virtual already, so it would gain nothing on the hot page and lose the cheap, synchronous answer.
     */
    @Bean
    static BeanPostProcessor resolversOnTheThreadOfTheRequest() {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AnnotatedControllerConfigurer controllers) {
                    controllers.setBlockingMethodPredicate(method -> false);
                }
                return bean;
            }
        };
    }
}
