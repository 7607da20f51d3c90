package cn.doorplate.messaging;

import cn.doorplate.place.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * One message to many, in the same words. Nothing personal may be in it.
 *
 * @param cause for what, as in {@code notice:123:1}: there is one broadcast of it, and nobody is told of it twice; at most 64
 *     ASCII characters
 * @param title in one line; at most 100 characters
 * @param text at most 600 characters
 * @param subject what it concerns, for {@code node(id)}; null if nothing that can be opened
 * @param region whose staff see how it goes, and may stop it
 * @param audience the name of an {@link Audience}
 * @param audienceKey what that audience is told; at most 64 ASCII characters
 */
public record NewBroadcast(
        MessageKind kind,
        String cause,
        String title,
        String text,
        @Nullable Long subject,
        RegionCode region,
        String audience,
        String audienceKey) {}
