package cn.doorplate.notice;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Types of fraud by their ids. They are public. */
@Component
class FraudNodes implements NodeSource {

    private final FraudCatalogue catalogue;

    FraudNodes(FraudCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return catalogue.find(id).map(FraudType::of).orElse(null);
    }
}
