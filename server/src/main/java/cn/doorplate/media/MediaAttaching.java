package cn.doorplate.media;

import cn.doorplate.shared.Declined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets files belong to something that is edited, within one transaction: what it has already may be named again. */
public final class MediaAttaching {

    private final MediaClaims claims;
    private final String claim;
    private final long ownerId;
    private final Enum<?> otherwise;
    private final Map<String, Media> known = new HashMap<>();

    MediaAttaching(MediaClaims claims, String claim, long ownerId, Enum<?> otherwise, List<Media> known) {
        this.claims = claims;
        this.claim = claim;
        this.ownerId = ownerId;
        this.otherwise = otherwise;
        known.forEach(media -> this.known.put(media.id(), media));
    }

    /** @throws Declined at the field, if there is no such file of the owner's, or it belongs to something else */
    public Media file(String id, String field) {
        return known.computeIfAbsent(
                id,
                fresh -> claims.claim(List.of(fresh), ownerId, claim, at -> field, otherwise)
                        .get(0));
    }

    /** @throws Declined the same; or if it is no picture */
    public Media picture(String id, String field) {
        Media media = file(id, field);
        if (media.kind() != MediaKind.PICTURE) {
            throw Declined.at(field, otherwise);
        }
        return media;
    }
}
