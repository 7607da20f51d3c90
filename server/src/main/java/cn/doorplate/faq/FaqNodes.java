package cn.doorplate.faq;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers by their ids. They are public until they are taken back. */
@Component
class FaqNodes implements NodeSource {

    private final FaqSearch answers;

    FaqNodes(FaqSearch answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return answers.find(id)
                .filter(row -> row.withdrawnAt() == null)
                .map(FaqAnswer::of)
                .orElse(null);
    }
}
