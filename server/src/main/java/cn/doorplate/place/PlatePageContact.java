package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * One line of who to call.
 *
 * @param title the role; null where the name says it already, as 积善社区居委会 does
 * @param place what it answers for; null where the name says it already
 * @param tel where the button leads; null when the phone has no digits to dial
 */
record PlatePageContact(
        String icon,
        String name,
        @Nullable String title,
        @Nullable String place,
        @Nullable String note,
        String phone,
        @Nullable String tel) {

    static PlatePageContact of(ContactCard card) {
        return new PlatePageContact(
                icon(card.role()),
                card.name(),
                title(card),
                unlessSaid(card.place(), card.name()),
                card.note(),
                card.phone(),
                tel(card.phone()));
    }

    private static @Nullable String title(ContactCard card) {
        return card.standsInFor() == null
                ? unlessSaid(card.title(), card.name())
                : card.title() + "（代" + card.standsInFor() + "）";
    }

    private static @Nullable String unlessSaid(String text, String name) {
        return name.contains(text) ? null : text;
    }

    /** An extension (转 8) is dialled after a pause. */
    private static @Nullable String tel(String phone) {
        String digits = phone.replace('转', ',').replaceAll("[^0-9+,]", "");
        return digits.isEmpty() ? null : "tel:" + digits;
    }

    private static String icon(ResponsibilityRole role) {
        return switch (role) {
            case TEN_HOUSEHOLD_HEAD -> "home";
            case STAIRWELL_STEWARD -> "stairs";
            case BUILDING_HEAD, BUILDING_PARTY_MEMBER, BUILDING_OWNER -> "building";
            case GRID_WORKER -> "grid";
            case PROPERTY, BUILDING_PROPERTY -> "wrench";
            case MEDIATOR -> "talk";
            case COMMUNITY_OFFICE -> "office";
            case POLICE_OFFICER -> "shield";
            case STREET_OFFICE -> "hall";
        };
    }
}
