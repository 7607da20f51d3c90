package cn.doorplate.station;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.place.hot.Generations;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Jobs;
import cn.doorplate.shared.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What stations do by themselves while a server runs, and what of them it keeps in memory. */
@Configuration(proxyBeanMethods = false)
class StationConfiguration {

    private static final Duration WARNING = Duration.ofMinutes(5);

    private static final Duration TILE_LIFE = Duration.ofHours(6);

    /** Some 30,000 stations. */
    private static final long TILE_MEMORY = 256L << 20;

    @Bean
    Jobs stationRounds(LotWarnings warnings, Leases leases) {
        return new Jobs().every(WARNING, "station-lots", leases.alone("station-lots", WARNING, warnings::round));
    }

    @Bean
    HotCache<StationTile> tilesInMemory(
            TileReader reader,
            Generations generations,
            SharedCache shared,
            Clock clock,
            Secrets secrets,
            MeterRegistry metrics) {
        HotCache<StationTile> cache = new HotCache<>(
                "stations:" + secrets.deployment() + ":",
                StationTile.class,
                reader::read,
                generations,
                shared,
                // A tile that another release wrote without a field of ours is no tile.
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .build(),
                clock,
                TILE_LIFE,
                TILE_MEMORY);
        CaffeineCacheMetrics.monitor(metrics, cache.memory(), "stations");
        return cache;
    }
}
