package cn.doorplate.duty;

import cn.doorplate.place.CardGap;
import cn.doorplate.place.PlaceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that nobody answers for.
 *
 * @param id of the place, or of the contact card
 * @param name of the place; empty where it is another's to say
 * @param post of NOBODY_ON_DUTY; else null
 */
record Gap(
        ResponsibilityGapKind kind,
        long id,
        String name,
        @Nullable DutyPost post) {

    static Gap ofCard(ResponsibilityGapKind kind, long id, String name) {
        return new Gap(kind, id, name, null);
    }

    static Gap ofPost(DutyPost post) {
        return new Gap(ResponsibilityGapKind.NOBODY_ON_DUTY, post.id(), "", post);
    }

    /** The place that lacks somebody; empty where it is a card or a post that lacks somebody. */
    Optional<PlaceRef> place() {
        return kind.card().map((CardGap lacking) -> new PlaceRef(lacking.places(), id));
    }

    /** Whether its id is that of a contact card. */
    boolean isOfCard() {
        return kind.card().isEmpty() && post == null;
    }
}
