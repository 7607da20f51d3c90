package cn.doorplate.api;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What loads fields for many at once. A request gets those of them that its fields ask for: to make all of them for each request, as
 * Spring does, costs more than most requests do.
 */
@Component
@Order(1)
class BatchLoaders implements BatchLoaderRegistry, WebGraphQlInterceptor {

    private final Map<String, DefaultBatchLoaderRegistry> byName = new ConcurrentHashMap<>();

    /** Loaders are found by the names of their fields; no field of ours asks for one by what it loads. */
    @Override
    public <K, V> RegistrationSpec<K, V> forTypePair(Class<K> key, Class<V> value) {
        throw new UnsupportedOperationException("a loader is registered by its name");
    }

    @Override
    public <K, V> RegistrationSpec<K, V> forName(String name) {
        return byName.computeIfAbsent(name, it -> new DefaultBatchLoaderRegistry())
                .forName(name);
    }

    @Override
    public boolean hasRegistrations() {
        return !byName.isEmpty();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (input, builder) -> builder.dataLoaderRegistry(new OnDemand(input.getGraphQLContext()))
                        .build());
        return chain.next(request);
    }

    /** All at once, for who does not come over the web. */
    @Override
    public void registerDataLoaders(DataLoaderRegistry registry, GraphQLContext context) {
        if (!(registry instanceof OnDemand)) {
            byName.values().forEach(loader -> loader.registerDataLoaders(registry, context));
        }
    }

    /** The loaders of a request: those that were asked for. */
    private final class OnDemand extends DataLoaderRegistry {

        private final GraphQLContext context;

        OnDemand(GraphQLContext context) {
            this.context = context;
        }

        @Override
        @SuppressWarnings("NullAway") // of a name that nobody registered there is none, as with any registry
        public <K, V> DataLoader<K, V> getDataLoader(String name) {
            DefaultBatchLoaderRegistry known = byName.get(name);
            return known == null ? null : computeIfAbsent(name, it -> made(it, known));
        }

        private @Nullable DataLoader<?, ?> made(String name, DefaultBatchLoaderRegistry known) {
            DataLoaderRegistry one = new DataLoaderRegistry();
            known.registerDataLoaders(one, context);
            return one.getDataLoader(name);
        }
    }
}
