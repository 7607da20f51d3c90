package cn.doorplate.event;

import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was answered when signing up: checked, and kept sealed with the key of whom it is about. */
@Component
class SignUpAnswers {

    private static final String PURPOSE = "event.answers";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 200;
    private static final int GREATEST = 999_999;
    private static final List<String> YES_NO = List.of("是", "否");

    private final PersonKeys keys;

    SignUpAnswers(PersonKeys keys) {
        this.keys = keys;
    }

    /** As it is kept: by the question's number. */
    record Kept(int number, String text) {}

    /**
     * @return in the order of the questions; those that were not answered are left out
     * @throws Declined ANSWER_MISSING or ANSWER_INVALID at each at fault
     */
    static List<Kept> read(List<EventQuestion> questions, List<SignUpInput.Answer> given) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            places.put(given.get(i).number(), i);
        }
        List<Declined.Reason> faults = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (EventQuestion question : questions) {
            Integer at = places.get(question.number());
            String text = at == null ? "" : text(question, given.get(at));
            if (text == null) {
                faults.add(fault(SignUpErrorCode.ANSWER_INVALID, at, question));
            } else if (!text.isEmpty()) {
                kept.add(new Kept(question.number(), text));
            } else if (question.required()) {
                faults.add(fault(SignUpErrorCode.ANSWER_MISSING, at, question));
            }
        }
        if (!faults.isEmpty()) {
            throw new Declined(faults);
        }
        return kept;
    }

    private static Declined.Reason fault(SignUpErrorCode code, @Nullable Integer at, EventQuestion question) {
        String field = at == null ? "answers" : "answers[" + at + "]";
        return new Declined.Reason(code, field, List.of(question.label()));
    }

    /** Empty where nothing was said; null for what does not fit. */
    private static @Nullable String text(EventQuestion question, SignUpInput.Answer answer) {
        String text = answer.text() == null ? "" : LineCheck.line(answer.text());
        return switch (question.type()) {
            case TEXT -> text.codePointCount(0, text.length()) <= LONGEST && LineCheck.isShown(text) ? text : null;
            case NUMBER -> number(text);
            case YES_NO -> oneOf(YES_NO, text);
            case ONE_OF -> oneOf(question.options(), text);
            case SOME_OF ->
                question.options().containsAll(answer.options())
                        ? question.options().stream()
                                .filter(answer.options()::contains)
                                .collect(Collectors.joining("、"))
                        : null;
        };
    }

    private static @Nullable String number(String text) {
        boolean fits = text.isEmpty() || (text.matches("[0-9]{1,6}") && Integer.parseInt(text) <= GREATEST);
        return fits ? text : null;
    }

    private static @Nullable String oneOf(List<String> options, String text) {
        return text.isEmpty() || options.contains(text) ? text : null;
    }

    /** Null where nothing was answered. */
    byte @Nullable [] seal(long personId, List<Kept> answers) {
        return answers.isEmpty() ? null : keys.seal(personId, PURPOSE, JSON.writeValueAsString(answers));
    }

    /** In the words of the questions, by sign-up; two statements however many they are. */
    Map<Long, List<EventAnswer>> open(Collection<SignUpRow> rows, Map<Long, Event> events) {
        var ring = keys.of(rows.stream()
                .filter(row -> row.answers() != null)
                .map(SignUpRow::personId)
                .collect(Collectors.toSet()));
        Map<Long, List<EventAnswer>> found = new HashMap<>();
        for (SignUpRow row : rows) {
            byte[] sealed = row.answers();
            Event event = events.get(row.eventId());
            if (sealed != null && event != null) {
                ring.open(row.personId(), PURPOSE, sealed)
                        .ifPresent(json -> found.put(row.id(), inWords(json, event.questions())));
            }
        }
        return found;
    }

    private static List<EventAnswer> inWords(String json, List<EventQuestion> questions) {
        return List.of(JSON.readValue(json, Kept[].class)).stream()
                .map(kept -> questions.stream()
                        .filter(question -> question.number() == kept.number())
                        .findFirst()
                        .map(question -> new EventAnswer(kept.number(), question.label(), kept.text()))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
