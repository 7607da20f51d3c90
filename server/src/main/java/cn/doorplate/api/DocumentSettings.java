package cn.doorplate.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which documents are answered ({@code doorplate.graphql.documents.*}).
 *
 * @param mode whether any document or only trusted ones
 * @param folder where manifests lie beside those of the class path's {@code trusted-documents}; null for none
 * @param cacheCharacters how much text of open documents is kept parsed; a character takes some 60 bytes of memory
 */
@ConfigurationProperties("doorplate.graphql.documents")
record DocumentSettings(
        @DefaultValue("trusted") Mode mode,
        @Nullable Path folder,
        @DefaultValue("500000") int cacheCharacters) {

    enum Mode {
        /** Any document within the limits, and trusted ones by their id: for development. */
        OPEN,
        /** Only documents that a manifest names: for production. */
        TRUSTED
    }
}
