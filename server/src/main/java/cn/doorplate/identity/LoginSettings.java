package cn.doorplate.identity;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one may try to log in, by all servers together ({@code doorplate.login.*}). Behind one address of a mobile network
 * are thousands of people; addresses that are not of the public Internet are not limited.
 *
 * @param perAddress tries a minute from one address, or IPv6 /64
 * @param perDevice tries a minute of one device
 * @param perPerson sessions a minute that one person may begin
 */
@Validated
@ConfigurationProperties("doorplate.login")
record LoginSettings(
        @DefaultValue("600") @Min(1) int perAddress,
        @DefaultValue("20") @Min(1) int perDevice,
        @DefaultValue("20") @Min(1) int perPerson) {}
