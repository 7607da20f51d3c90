package cn.doorplate.media;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import graphql.GraphQLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may see a file: who may see what it belongs to; while that is nothing, its sender. */
@Component
class MediaSight {

    private final ObjectProvider<MediaAudience> audiences;
    private final Viewers viewers;

    MediaSight(ObjectProvider<MediaAudience> audiences, Viewers viewers) {
        this.audiences = audiences;
        this.viewers = viewers;
    }

    /** What was answered for a file, for the rest of the request: its links ask but once. */
    private record Asked(String media, String claim) {}

    boolean allows(Media media, GraphQLContext context) {
        Viewer viewer = viewers.ifAny(context).filter(Viewer::consented).orElse(null);
        String claim = media.claim();
        if (viewer == null || claim == null) {
            return viewer != null && viewer.personId() == media.ownerId();
        }
        Asked asked = new Asked(media.id(), claim);
        Boolean known = context.get(asked);
        if (known == null) {
            known = maySee(viewer, media, claim);
            context.put(asked, known);
        }
        return known;
    }

    private boolean maySee(Viewer viewer, Media media, String claim) {
        String prefix = claim.substring(0, Math.max(claim.indexOf(':'), 0));
        return audiences.stream()
                .filter(audience -> audience.prefix().equals(prefix))
                .anyMatch(audience -> audience.maySee(viewer, media, claim));
    }
}
