package cn.doorplate.reserve;

import cn.doorplate.shared.Reserve;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept back for alarms ({@code doorplate.reserve.*}).
 *
 * @param alarms connections for those who raise and answer them
 * @param following connections for those who look at them
 * @param rounds connections for what passes them on and brings word of them
 * @param idle how many of each stay open while nobody needs them; null for all
 * @param port another port, on which {@code /alarm/} alone is answered, by threads of its own; null for none
 * @param threads of that port
 */
@Validated
@ConfigurationProperties("doorplate.reserve")
record ReserveSettings(
        @DefaultValue("6") @Min(1) @Max(50) int alarms,
        @DefaultValue("4") @Min(1) @Max(50) int following,
        @DefaultValue("4") @Min(2) @Max(50) int rounds,
        @Nullable @Min(0) Integer idle,
        @Nullable @Min(0) @Max(65_535) Integer port,
        @DefaultValue("32") @Min(2) @Max(1_000) int threads) {

    /** How many connections that reserve has. */
    int of(Reserve reserve) {
        return switch (reserve) {
            case ALARMS -> alarms;
            case FOLLOWING -> following;
            case ROUNDS -> rounds;
            case NONE -> throw new IllegalArgumentException("everybody's connections are no reserve");
        };
    }
}
