package cn.doorplate.hall;

import cn.doorplate.shared.Declined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was answered to the fields of a form: by the field's key, the text, or of several options all of them. */
record FormAnswers(Map<String, List<String>> given) {

    static final List<String> YES_NO = List.of("是", "否");

    static final FormAnswers NONE = new FormAnswers(Map.of());

    private static final JsonMapper JSON = JsonMapper.shared();

    FormAnswers {
        given = new LinkedHashMap<>(given);
    }

    /** What is answered to a field, as a client sends it. */
    record Input(String field, @Nullable String text, List<String> options) {

        List<String> values() {
            return options.isEmpty() ? text == null || text.isBlank() ? List.of() : List.of(text) : options;
        }
    }

    /**
     * @param changed takes the place of what was answered before; an empty one takes it away
     * @param today for days and ID numbers
     * @return in the order of the form
     * @throws Declined ANSWER_MISSING, ANSWER_INVALID or ANSWER_UNASKED at each at fault, as in {@code answers[2]}
     */
    static FormAnswers read(List<FormField> form, FormAnswers before, List<Input> changed, LocalDate today) {
        List<Declined.Reason> faults = new ArrayList<>();
        Map<String, Integer> places = places(form, changed, faults);
        FormAnswers all = new FormAnswers(Map.of());
        for (FormField field : form) {
            Integer at = places.get(field.key());
            List<String> values = at == null
                    ? before.given.getOrDefault(field.key(), List.of())
                    : changed.get(at).values();
            if (!all.asks(field)) {
                // What was answered before the condition changed is left out; what is answered now is a mistake.
                if (at != null && !values.isEmpty()) {
                    faults.add(fault(HallErrorCode.ANSWER_UNASKED, at, field));
                }
            } else if (values.isEmpty()) {
                if (field.required()) {
                    faults.add(fault(HallErrorCode.ANSWER_MISSING, at, field));
                }
            } else {
                List<String> read = FormValues.read(field, values, today);
                if (read.isEmpty()) {
                    faults.add(fault(HallErrorCode.ANSWER_INVALID, at, field));
                }
                all.given.put(field.key(), read);
            }
        }
        if (!faults.isEmpty()) {
            throw new Declined(faults);
        }
        return all;
    }

    private static Map<String, Integer> places(
            List<FormField> form, List<Input> changed, List<Declined.Reason> faults) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            String key = changed.get(i).field();
            boolean known = form.stream().anyMatch(field -> field.key().equals(key));
            if (!known || places.put(key, i) != null) {
                faults.add(new Declined.Reason(
                        HallErrorCode.ANSWER_UNASKED, "answers[" + i + "]", List.of(known ? key : "")));
            }
        }
        return places;
    }

    private static Declined.Reason fault(HallErrorCode code, @Nullable Integer at, FormField field) {
        String where = at == null ? "answers" : "answers[" + at + "]";
        return new Declined.Reason(code, where, List.of(field.label()));
    }

    /** Whether a field is asked after what was answered before it. */
    private boolean asks(FormField field) {
        FormCondition condition = field.onlyIf();
        return condition == null
                || given.getOrDefault(condition.field(), List.of()).contains(condition.equals());
    }

    /** In the words of the form, and in its order. */
    List<FormAnswer> inWords(List<FormField> form) {
        return form.stream()
                .filter(field -> given.containsKey(field.key()))
                .map(field -> new FormAnswer(field.key(), field.label(), String.join("、", given.get(field.key()))))
                .toList();
    }

    String toJson() {
        return JSON.writeValueAsString(given);
    }

    static FormAnswers fromJson(String json) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(entry -> read.put(
                        entry.getKey(),
                        entry.getValue().valueStream().map(it -> it.asString()).toList()));
        return new FormAnswers(read);
    }

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "FormAnswers[" + given.size() + "]";
    }
}
