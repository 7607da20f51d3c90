package cn.doorplate.ledger;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exports by their ids, each for who asked for it. */
@Component
class LedgerExportNodes implements NodeSource {

    private final Viewers viewers;
    private final LedgerExports exports;

    LedgerExportNodes(Viewers viewers, LedgerExports exports) {
        this.viewers = viewers;
        this.exports = exports;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return viewers.ifAny(context)
                .flatMap(viewer -> exports.find(viewer, id))
                .orElse(null);
    }
}
