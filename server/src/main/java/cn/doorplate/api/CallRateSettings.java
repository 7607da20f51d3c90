package cn.doorplate.api;

import jakarta.validation.constraints.Min;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one may ask ({@code doorplate.graphql.rates.*}). Behind one address of a mobile network are thousands of people,
 * so an address has room; addresses that are not of the public Internet are not counted.
 *
 * @param perAddress requests a minute of one address, by each server
 * @param changesPerAddress mutations a minute of one address, all servers together
 * @param changesPerCaller mutations a minute of one session or, where nobody is logged in, of one device
 * @param unlimited mutations that anyone may send at any time: the alarm
 */
@Validated
@ConfigurationProperties("doorplate.graphql.rates")
record CallRateSettings(
        @DefaultValue("6000") @Min(1) int perAddress,
        @DefaultValue("1200") @Min(1) int changesPerAddress,
        @DefaultValue("120") @Min(1) int changesPerCaller,

        @DefaultValue({"alarmRaise", "alarmAdd", "alarmCallOff"})
        Set<String> unlimited) {}
