package cn.doorplate.identity;

import cn.doorplate.shared.Denied;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands before every field that is not for anyone. Where a role is needed, the gate asks for the role anywhere; the service
 * behind asks for it at the place. A field without a rule is answered to nobody. What is public costs nothing.
 */
final class AccessGate extends GraphQLTypeVisitorStub {

    private final ObjectProvider<Viewers> viewers;

    AccessGate(ObjectProvider<Viewers> viewers) {
        this.viewers = viewers;
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (context.getParentNode() instanceof GraphQLObjectType type) {
            String rule = AccessRules.of(type, field).orElse("");
            if (!rule.equals(AccessRules.PUBLIC)) {
                guard(type, field, rule, context.getVarFromParents(GraphQLCodeRegistry.Builder.class));
            }
        }
        return TraversalControl.CONTINUE;
    }

    private void guard(
            GraphQLFieldsContainer type, GraphQLFieldDefinition field, String rule, GraphQLCodeRegistry.Builder code) {
        FieldCoordinates at = FieldCoordinates.coordinates(type, field);
        DataFetcher<?> behind = code.getDataFetcher(at, field);
        Consumer<Viewer> check = check(rule);
        code.dataFetcher(at, (DataFetcher<?>) environment -> {
            check.accept(viewers.getObject().of(environment.getGraphQlContext()));
            return behind.get(environment);
        });
    }

    private static Consumer<Viewer> check(String rule) {
        return switch (rule) {
            case "" ->
                viewer -> {
                    throw new Denied(Denied.Why.FORBIDDEN);
                };
            case AccessRules.SESSION -> viewer -> {};
            case AccessRules.LOGIN -> Viewer::requireConsent;
            default -> {
                Permission permission = Permission.valueOf(rule);
                yield viewer -> {
                    viewer.requireConsent();
                    if (!viewer.mayAnywhere(permission)) {
                        throw new Denied(Denied.Why.FORBIDDEN);
                    }
                };
            }
        };
    }
}
