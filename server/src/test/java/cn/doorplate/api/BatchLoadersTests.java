package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BatchLoadersTests {

    private final BatchLoaders loaders = new BatchLoaders();

    @BeforeEach
    void threeFields() {
        Set.of("Event.came", "Event.seats", "Case.photos")
                .forEach(field -> loaders.<String, String>forName(field)
                        .registerBatchLoader(
                                (keys, environment) -> Flux.fromIterable(keys).map(key -> field + " of " + key)));
    }

    @Test
    void aRequestGetsTheLoadersItAsksForAndNoOthers() {
        DataLoaderRegistry registry = ofRequest();
        assertThat(registry.getKeys()).isEmpty();

        var loader = Objects.requireNonNull(registry.<String, String>getDataLoader("Event.came"));
        var loaded = loader.load("e1");
        registry.dispatchAll();

        assertThat(loaded).isCompletedWithValue("Event.came of e1");
        assertThat(registry.<String, String>getDataLoader("Event.came"))
                .as("one for all fields of a request")
                .isSameAs(loader);
        assertThat(registry.getKeys()).containsExactly("Event.came");
        assertThat(registry.<String, String>getDataLoader("Event.none")).isNull();
    }

    @Test
    void eachRequestHasItsOwn() {
        assertThat(ofRequest().<String, String>getDataLoader("Case.photos"))
                .isNotSameAs(ofRequest().<String, String>getDataLoader("Case.photos"));
    }

    @Test
    void whoDoesNotComeOverTheWebGetsAll() {
        DataLoaderRegistry plain = new DataLoaderRegistry();

        loaders.registerDataLoaders(
                plain, ExecutionInput.newExecutionInput("{ a }").build().getGraphQLContext());

        assertThat(plain.getKeys()).containsExactlyInAnyOrder("Event.came", "Event.seats", "Case.photos");
    }

    @Test
    void aLoaderHasAName() {
        assertThatThrownBy(() -> loaders.forTypePair(String.class, String.class))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** As Spring executes it. */
    private DataLoaderRegistry ofRequest() {
        WebGraphQlRequest request = new WebGraphQlRequest(
                URI.create("/graphql"),
                new HttpHeaders(),
                null,
                null,
                Map.of(),
                new ExecutableCall("{ a }", new GraphQlCall("{ a }", null, null, Map.of(), Map.of())),
                "1",
                Locale.ROOT);
        loaders.intercept(request, it -> Mono.empty()).block();
        ExecutionInput input = request.toExecutionInput();
        loaders.registerDataLoaders(input.getDataLoaderRegistry(), input.getGraphQLContext());
        return input.getDataLoaderRegistry();
    }
}
