package cn.doorplate.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.schema.SchemaMappings;
import java.beans.ConstructorProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** How an interface of the SDL is served by Java, where its types share most of their fields, and one of them is called case. */
class InterfaceTypesTests {

    private static final String SDL = """
            type Query { parcels: [Parcel!]! first: Parcel }
            type Mutation { parcelSend(input: ParcelSendInput!): ParcelSendPayload! }
            type Subscription { parcelMoved(case: ID!): ParcelMoved! }
            interface Parcel { id: ID! size: Int! label: String! notes(first: Int! = 2): [String!]! }
            type Crate implements Parcel { id: ID! size: Int! label: String! notes(first: Int! = 2): [String!]! lid: Boolean! }
            type Satchel implements Parcel { id: ID! size: Int! label: String! notes(first: Int! = 2): [String!]! }
            input ParcelSendInput { case: ID! to: ParcelGoalInput! }
            input ParcelGoalInput @oneOf { door: String spot: String }
            type ParcelSendPayload { case: Parcel }
            type ParcelMoved { case: Parcel! }
            """;

    private final StaticApplicationContext context = new StaticApplicationContext();
    private final AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
    private @Nullable GraphQlSource source;
    private @Nullable DefaultExecutionGraphQlService service;

    public record Facts(String id, int size) {}

    /**
     * What all of them have stands once, as getters: the inspection does not see other default methods, and graphql-java finds
     * these where the class is public.
     */
    public sealed interface Parcel {
        Facts facts();

        default String getId() {
            return facts().id();
        }

        default int getSize() {
            return facts().size();
        }
    }

    public record Crate(Facts facts, boolean lid) implements Parcel {}

    public record Satchel(Facts facts) implements Parcel {}

    record ParcelGoalInput(@Nullable String door, @Nullable String spot) {}

    /** A word of Java's is named to the binder. */
    record ParcelSendInput(String parcel, ParcelGoalInput to) {
        @ConstructorProperties({"case", "to"})
        ParcelSendInput {}
    }

    record ParcelSendPayload(@Nullable Parcel parcel) {
        public @Nullable Parcel getCase() {
            return parcel;
        }
    }

    record ParcelMoved(Parcel parcel) {
        public Parcel getCase() {
            return parcel;
        }
    }

    @Controller
    static class ParcelController {

        private final List<Integer> batches = new ArrayList<>();

        @QueryMapping
        List<Parcel> parcels() {
            return List.of(
                    new Crate(new Facts("a", 1), true), new Satchel(new Facts("b", 2)), new Satchel(new Facts("c", 3)));
        }

        @QueryMapping
        @Nullable Parcel first() {
            return parcels().get(0);
        }

        @MutationMapping
        ParcelSendPayload parcelSend(@Argument ParcelSendInput input) {
            return new ParcelSendPayload(
                    new Satchel(new Facts(input.parcel() + input.to().spot(), 4)));
        }

        @SubscriptionMapping
        Publisher<ParcelMoved> parcelMoved(@Argument("case") String parcel) {
            return Flux.just(new ParcelMoved(new Crate(new Facts(parcel, 5), false)));
        }

        @SchemaMapping(typeName = "Parcel")
        List<String> notes(Parcel parcel, @Argument int first) {
            return List.of(parcel.getId() + first);
        }

        @BatchMapping(typeName = "Parcel")
        List<String> label(List<Parcel> parcels) {
            batches.add(parcels.size());
            return parcels.stream().map(parcel -> "No. " + parcel.getId()).toList();
        }
    }

    @BeforeEach
    void start() {
        context.registerSingleton("loaders", DefaultBatchLoaderRegistry.class);
        context.registerSingleton("parcels", ParcelController.class);
        context.refresh();
        controllers.setApplicationContext(context);
        controllers.afterPropertiesSet();
        source = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ByteArrayResource(SDL.getBytes(UTF_8)))
                .configureRuntimeWiring(controllers)
                .build();
        service = new DefaultExecutionGraphQlService(source);
        service.addDataLoaderRegistrar(context.getBean(DefaultBatchLoaderRegistry.class));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void knowsTheTypeByTheNameOfItsClass() {
        assertThat(data("{ parcels { __typename id size ... on Crate { lid } } first { id } }"))
                .hasToString("{parcels=[{__typename=Crate, id=a, size=1, lid=true}, {__typename=Satchel, id=b, size=2},"
                        + " {__typename=Satchel, id=c, size=3}], first={id=a}}");
    }

    @Test
    void servesAFieldOfTheInterfaceOnEachOfItsTypesInABatchAType() {
        assertThat(data("{ parcels { label notes(first: 7) } }"))
                .hasToString(
                        "{parcels=[{label=No. a, notes=[a7]}, {label=No. b, notes=[b7]}, {label=No. c, notes=[c7]}]}");
        assertThat(context.getBean(ParcelController.class).batches).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void bindsAndAnswersAPartThatIsCalledAsAWordOfJava() {
        assertThat(
                        data(
                                "mutation { parcelSend(input: { case: \"x\", to: { spot: \"y\" } }) { case { id __typename } } }"))
                .hasToString("{parcelSend={case={id=xy, __typename=Satchel}}}");
    }

    @Test
    void takesExactlyOneWhereOneIsMeant() {
        assertThat(answer(
                                "mutation { parcelSend(input: { case: \"x\", to: { spot: \"y\", door: \"z\" } }) { case { id } } }")
                        .getErrors())
                .isNotEmpty();
    }

    @Test
    void tellsAnInterfaceInsideASubscription() {
        Publisher<?> told = Objects.requireNonNull(
                answer("subscription { parcelMoved(case: \"q\") { case { id label __typename } } }")
                        .getExecutionResult()
                        .getData());
        assertThat(Flux.from(told)
                        .cast(graphql.ExecutionResult.class)
                        .map(graphql.ExecutionResult::toSpecification)
                        .collectList()
                        .block())
                .hasToString("[{data={parcelMoved={case={id=q, label=No. q, __typename=Crate}}}}]");
    }

    @Test
    void standsUpToTheInspection() {
        assertThat(SchemaMappings.faults(Objects.requireNonNull(source).schema(), List.of(controllers)))
                .isEmpty();
    }

    private Object data(String document) {
        ExecutionGraphQlResponse answer = answer(document);
        assertThat(answer.getErrors()).isEmpty();
        return Objects.requireNonNull(answer.<Object>getData());
    }

    private ExecutionGraphQlResponse answer(String document) {
        var request = new DefaultExecutionGraphQlRequest(document, null, Map.of(), Map.of(), "1", null);
        return Objects.requireNonNull(
                Objects.requireNonNull(service).execute(request).block());
    }
}
