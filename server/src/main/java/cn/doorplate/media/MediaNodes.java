package cn.doorplate.media;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files by their ids, for who may see them. */
@Component
class MediaNodes implements NodeSource {

    private final MediaFiles files;
    private final MediaSight sight;

    MediaNodes(MediaFiles files, MediaSight sight) {
        this.files = files;
        this.sight = sight;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        return files.find(Ids.toOpaque(id))
                .filter(media -> sight.allows(media, context))
                .orElse(null);
    }
}
