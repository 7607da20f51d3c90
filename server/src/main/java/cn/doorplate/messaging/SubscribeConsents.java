package cn.doorplate.messaging;

import cn.doorplate.messaging.CreditMapper.CreditRow;
import cn.doorplate.shared.Declined;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people answered when WeChat asked them whether it may bring messages, and what is left of that. */
@Component
class SubscribeConsents {

    private static final int MOST = 10;

    private final CreditMapper rows;
    private final Templates templates;

    SubscribeConsents(CreditMapper rows, Templates templates) {
        this.rows = rows;
        this.templates = templates;
    }

    /** What a person answered to one template. */
    record SubscribeAnswer(String template, boolean accepted) {}

    /** @param remaining one-time consents that are left; null where consent is standing */
    record SubscribeConsent(String template, @Nullable Integer remaining) {}

    /**
     * Within the caller's transaction. One accepted lets one message more go out; refusing the next takes nothing back of what
     * was accepted before, but of a standing consent, which it ends.
     *
     * @throws Declined INVALID for a template that is none, or is named twice, and for too many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void report(long personId, List<SubscribeAnswer> answers) {
        Set<String> named = new HashSet<>();
        if (answers.size() > MOST || !answers.stream().allMatch(it -> named.add(it.template()))) {
            throw invalid();
        }
        // In the order of the locks.
        TreeMap<String, Boolean> sorted = new TreeMap<>();
        answers.forEach(it -> sorted.put(it.template(), it.accepted()));
        sorted.forEach(
                (id, accepted) -> note(personId, templates.find(id).orElseThrow(SubscribeConsents::invalid), accepted));
    }

    private void note(long personId, WeChatTemplate template, boolean accepted) {
        if (template.standing()) {
            rows.stand(personId, template.id(), accepted);
        } else if (accepted) {
            rows.add(personId, template.id());
        }
    }

    /** What is left to a person of the templates that are in use. */
    List<SubscribeConsent> of(long personId) {
        return rows.of(List.of(personId)).stream()
                .flatMap(row -> consent(row).stream())
                .toList();
    }

    private Optional<SubscribeConsent> consent(CreditRow row) {
        return templates
                .find(row.template())
                .filter(template -> template.standing() ? row.standing() : row.remaining() > 0)
                .map(template -> new SubscribeConsent(row.template(), template.standing() ? null : row.remaining()));
    }

    private static Declined invalid() {
        return Declined.at("answers", SubscribeConsentReportErrorCode.INVALID);
    }
}
