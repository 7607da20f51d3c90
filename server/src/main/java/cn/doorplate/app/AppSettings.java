package cn.doorplate.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mini-program for browsers ({@code doorplate.app.*}).
 *
 * @param folder of its H5 build, with {@code index.html}; null where there is none, and {@code /app/} with it
 */
@ConfigurationProperties("doorplate.app")
record AppSettings(@Nullable Path folder) {}
