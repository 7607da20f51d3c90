package cn.doorplate.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept: {@code doorplate.media.*}.
 *
 * @param folder for files while they arrive, and, without {@code s3}, for good
 * @param parallelPictures how many pictures may be open at a time; each takes 150 MB at worst
 * @param s3 a store for files that several servers share; none if its bucket is not named
 */
@Validated
@ConfigurationProperties("doorplate.media")
record MediaSettings(
        @DefaultValue("media") Path folder,
        @DefaultValue("2") @Min(1) int parallelPictures,
        @Nullable @Valid S3 s3) {

    /**
     * A bucket that is there.
     *
     * @param endpoint of a store that is not Amazon's; null for Amazon's own
     * @param pathStyle whether the bucket's name stands in the path, and not before the host's name
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @NotBlank String bucket,
            @NotBlank String accessKey,
            @NotBlank String secretKey,
            boolean pathStyle) {

        @Override
        public String toString() {
            return "S3[" + endpoint + ", " + bucket + "]";
        }
    }
}
