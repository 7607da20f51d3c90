package cn.doorplate.media;

import cn.doorplate.shared.Denied;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A file's links. Whichever way led to the file, they ask again whether it may be seen. */
@Controller
class MediaController {

    private final MediaLinks links;
    private final MediaSight sight;

    MediaController(MediaLinks links, MediaSight sight) {
        this.links = links;
        this.sight = sight;
    }

    @SchemaMapping
    String url(Media media, GraphQLContext context) {
        return link(media, MediaVariant.ORIGINAL, context);
    }

    @SchemaMapping
    @Nullable String thumbnailUrl(Media media, GraphQLContext context) {
        return media.kind() == MediaKind.PICTURE ? link(media, MediaVariant.THUMBNAIL, context) : null;
    }

    private String link(Media media, MediaVariant variant, GraphQLContext context) {
        if (!sight.allows(media, context)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        return links.to(media.id(), variant);
    }
}
