package cn.doorplate.api;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code node(id)}: asks the modules one after the other. */
@Controller
class NodeController {

    private final List<NodeSource> sources;

    NodeController(List<NodeSource> sources) {
        this.sources = sources;
    }

    @QueryMapping
    @Nullable Object node(@Argument String id, GraphQLContext context) {
        long number;
        try {
            number = Ids.fromOpaque(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return sources.stream()
                .map(source -> source.find(number, context))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
