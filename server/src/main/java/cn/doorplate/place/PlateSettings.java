package cn.doorplate.place;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How plates are served: {@code doorplate.plates.*}.
 *
 * @param pageLife how long an unchanged page is used before it is read again
 * @param pageMemory bound of the memory for pages in this process, roughly
 * @param missesPerMinute how many unknown codes one caller may ask for, before it is refused for a while
 */
@Validated
@ConfigurationProperties("doorplate.plates")
public record PlateSettings(
        @DefaultValue("10m") Duration pageLife,
        @DefaultValue("64MB") DataSize pageMemory,
        @DefaultValue("20") @Min(1) int missesPerMinute) {}
