package cn.doorplate.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * The privacy policies, one file a version under {@code policies/} (PIPL art. 13 to 15: consent is given to something that was
 * said, freely and knowingly; art. 17: what has to be said). One that was published is never edited: the next is a new file.
 */
@Service
public class Policies {

    private static final Pattern PUBLISHED = Pattern.compile("(?m)^发布日期：(\\d{4}-\\d{2}-\\d{2})\\R");

    /** Newest first. */
    private final List<PrivacyPolicy> all;

    private final Clock clock;

    Policies(PrivacySettings settings, Clock clock) {
        this.all = read(settings);
        this.clock = clock;
    }

    /** The newest whose day has come: what a consent has to name. */
    public PrivacyPolicy current() {
        return newest(all, LocalDate.now(clock));
    }

    /** One whose day has come, also when a newer one holds. */
    public Optional<PrivacyPolicy> find(String version) {
        return all.stream()
                .filter(policy -> policy.version().equals(version))
                .filter(policy -> !policy.publishedOn().isAfter(LocalDate.now(clock)))
                .findFirst();
    }

    static PrivacyPolicy newest(List<PrivacyPolicy> newestFirst, LocalDate today) {
        return newestFirst.stream()
                .filter(policy -> !policy.publishedOn().isAfter(today))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no privacy policy is published yet"));
    }

    private static List<PrivacyPolicy> read(PrivacySettings settings) {
        try {
            List<PrivacyPolicy> all = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:policies/*.md")) {
                all.add(parse(
                        Objects.requireNonNull(file.getFilename()).replaceFirst("\\.md$", ""),
                        file.getContentAsString(StandardCharsets.UTF_8)
                                .replace("{operator}", settings.operator())
                                .replace("{contact}", settings.contact())));
            }
            all.sort(Comparator.comparing(PrivacyPolicy::publishedOn).reversed());
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PrivacyPolicy parse(String version, String file) {
        Matcher published = PUBLISHED.matcher(file);
        if (!published.find()) {
            throw new IllegalStateException("policies/" + version + ".md does not say 发布日期：YYYY-MM-DD");
        }
        return new PrivacyPolicy(version, LocalDate.parse(published.group(1)), published.replaceFirst(""));
    }
}
