package cn.doorplate.api;

import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Jobs;
import graphql.schema.GraphQLSchema;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.util.function.SingletonSupplier;

/** What the edge is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphQlCorsProperties.class)
class ApiConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ApiConfiguration.class);

    static {
        // Work that is handed to another thread, and messages of a WebSocket, keep the trace id in their log lines.
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor(TraceId.KEY));
    }

    @Bean
    RuntimeWiringConfigurer dateTimeScalar() {
        return wiring -> wiring.scalar(DateTimeScalar.type());
    }

    @Bean
    TrustedDocuments trustedDocuments() {
        return new TrustedDocuments();
    }

    @Bean
    DocumentPreparer documentPreparer(Limits limits, ApiErrors errors, ObjectProvider<GraphQlSource> source) {
        Supplier<GraphQLSchema> schema =
                SingletonSupplier.of(() -> source.getObject().schema());
        return new DocumentPreparer(limits, errors, schema);
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentsFirst(
            DocumentSettings settings,
            Limits limits,
            TrustedDocuments trusted,
            DocumentPreparer preparer,
            CallRates rates,
            ApiErrors errors) {
        Documents documents = new Documents(settings, limits, trusted, preparer, rates, errors);
        return source -> source.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(documents));
    }

    @Bean
    ManifestReading manifestReading(
            DocumentSettings settings,
            ResourcePatternResolver resources,
            TrustedDocuments trusted,
            GraphQlSource source,
            DocumentPreparer preparer,
            ApiErrors errors) {
        return new ManifestReading(
                settings, new Manifests(resources), texts -> trusted.prepare(texts, source.schema(), preparer, errors));
    }

    /** Runs before the server listens, so that a document that does not fit is never asked for. */
    @Bean
    SmartInitializingSingleton trustedDocumentsFitTheSchema(
            ManifestReading reading, DocumentSettings settings, TrustedDocuments trusted) {
        return () -> {
            reading.first();
            boolean open = settings.mode() == DocumentSettings.Mode.OPEN;
            log.info("{} trusted documents; others are {}", trusted.size(), open ? "answered too" : "refused");
            if (!open && trusted.size() == 0) {
                log.warn(
                        "No document is trusted, so every question is refused: set doorplate.graphql.documents.folder");
            }
        };
    }

    @Bean
    Bulkhead bulkhead(BulkheadSettings settings, MeterRegistry registry) {
        Bulkhead bulkhead = new Bulkhead(settings.places(), settings.waiting(), settings.stay());
        Gauge.builder("doorplate.bulkhead.inside", bulkhead, Bulkhead::countInside)
                .description("Ordinary requests that are worked on")
                .register(registry);
        Gauge.builder("doorplate.bulkhead.waiting", bulkhead, Bulkhead::countWaiting)
                .description("Ordinary requests that wait for others to be done")
                .register(registry);
        return bulkhead;
    }

    @Bean
    Jobs manifestWatch(ManifestReading reading) {
        return new Jobs().every(ManifestReading.PERIOD, "manifests", reading::again);
    }

    @Bean
    WebGraphQlHandler webGraphQlHandler(
            ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
        return WebGraphQlHandler.builder(service)
                .interceptors(interceptors.orderedStream().toList())
                .build();
    }
}
