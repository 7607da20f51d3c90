package cn.doorplate.api;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many ordinary requests the server works on at a time ({@code doorplate.bulkhead.*}).
 *
 * @param size null for {@link #PER_PROCESSOR} times the processors
 * @param waiting how many more wait; who comes then is told to come again
 * @param stay after which one counts no more
 */
@Validated
@ConfigurationProperties("doorplate.bulkhead")
record BulkheadSettings(
        @Nullable @Min(1) Integer size,
        @DefaultValue("500") @Min(1) int waiting,
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration stay) {

    /** Enough to keep the processors busy while some of them wait for the database. */
    static final int PER_PROCESSOR = 4;

    int places() {
        return size == null ? PER_PROCESSOR * Runtime.getRuntime().availableProcessors() : size;
    }
}
