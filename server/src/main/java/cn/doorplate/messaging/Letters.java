package cn.doorplate.messaging;

import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts into words what goes out. */
@Component
class Letters {

    private final Regions regions;
    private final MessageSource messages;

    Letters(Regions regions, MessageSource messages) {
        this.regions = regions;
        this.messages = messages;
    }

    Letter of(PackingMapper.Content content, OwnText text, Map<Long, String> publishers) {
        return new Letter(
                text.title(),
                text.text(),
                publishers.getOrDefault(content.regionCode(), ""),
                say("messaging.kind." + content.kind()),
                content.createdAt(),
                1,
                Ids.toOpaque(content.seq()),
                text.link());
    }

    /** @param held at least one */
    Letter digest(List<PackingMapper.Held> held, Instant now, Map<Long, String> publishers) {
        return new Letter(
                say("messaging.digest.title", held.size()),
                say("messaging.digest.text"),
                publishers.getOrDefault(
                        held.stream()
                                .mapToLong(PackingMapper.Held::regionCode)
                                .min()
                                .orElseThrow(),
                        ""),
                say("messaging.digest.kind"),
                now,
                held.size(),
                "",
                "");
    }

    /** What regions are called, by their codes, filled up with zeros or not. */
    Map<Long, String> publishers(Collection<Long> codes) {
        Map<Long, RegionCode> asked = new HashMap<>();
        codes.forEach(code -> asked.put(code, notFilledUp(code)));
        Map<RegionCode, List<Region>> paths = regions.paths(asked.values());
        Map<Long, String> names = new HashMap<>();
        asked.forEach((code, region) -> {
            List<Region> path = paths.getOrDefault(region, List.of());
            if (!path.isEmpty()) {
                names.put(code, path.get(path.size() - 1).name());
            }
        });
        return names;
    }

    /** The region whose code, filled up with zeros to 12 digits, is this one. */
    static RegionCode notFilledUp(long code) {
        RegionCode full = new RegionCode(code);
        return Arrays.stream(RegionLevel.values())
                .filter(level -> level.digits() <= full.level().digits())
                .map(full::at)
                .filter(it -> it.firstBelow(RegionLevel.COMMUNITY) == full.firstBelow(RegionLevel.COMMUNITY))
                .findFirst()
                .orElse(full);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
