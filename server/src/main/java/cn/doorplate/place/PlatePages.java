package cn.doorplate.place;

import cn.doorplate.place.hot.Generations;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Secrets;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** The hot pages: what stands behind each code that was asked for. */
@Configuration(proxyBeanMethods = false)
class PlatePages {

    @Bean
    HotCache<CachedPlate> plates(
            PlateReader reader,
            Generations generations,
            SharedCache shared,
            List<PlateSections> contributors,
            Clock clock,
            PlateSettings settings,
            Secrets secrets,
            MeterRegistry metrics) {
        HotCache<CachedPlate> cache = new HotCache<>(
                "plate:" + secrets.deployment() + ":",
                CachedPlate.class,
                reader::read,
                generations,
                shared,
                json(contributors),
                clock,
                settings.pageLife(),
                settings.pageMemory().toBytes());
        CaffeineCacheMetrics.monitor(metrics, cache.memory(), "plates");
        return cache;
    }

    /** Knows each section by its type's name, as GraphQL does. */
    private static JsonMapper json(List<PlateSections> contributors) {
        JsonMapper.Builder json = JsonMapper.builder()
                // A page that another release wrote without a field of ours is no page.
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .addMixIn(PlateSection.class, Named.class)
                .registerSubtypes(new NamedType(PlateTextSection.class, PlateTextSection.class.getSimpleName()));
        contributors.stream()
                .flatMap(it -> it.types().stream())
                .forEach(type -> json.registerSubtypes(new NamedType(type, type.getSimpleName())));
        return json.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}
}
