package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * 联系服务卡: who to call. Name and phone are published on purpose.
 *
 * @param note when or for what to call
 * @param place the place it answers for, as people say it
 * @param standsInFor the name of who is away meanwhile; null for who answers themself
 */
public record ContactCard(
        ResponsibilityRole role,
        String title,
        String name,
        String phone,
        @Nullable String note,
        String place,
        @Nullable String standsInFor) {

    /** Of who answers themself. */
    public ContactCard(
            ResponsibilityRole role, String title, String name, String phone, @Nullable String note, String place) {
        this(role, title, name, phone, note, place, null);
    }
}
