package cn.doorplate.event;

import cn.doorplate.shared.LineCheck;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what is to be asked when people sign up. */
final class EventQuestionsReading {

    static final int MOST = 10;

    private static final int LABEL = 50;
    private static final int OPTION = 20;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 10;

    private EventQuestionsReading() {}

    static List<EventQuestion> read(List<EventContentInput.Question> given, Faults faults) {
        faults.addIf(given.size() > MOST, EventErrorCode.QUESTION, "content.questions");
        return IntStream.range(0, Math.min(MOST, given.size()))
                .mapToObj(i -> question(i + 1, given.get(i), "content.questions[" + i + "]", faults))
                .toList();
    }

    private static EventQuestion question(int number, EventContentInput.Question given, String field, Faults faults) {
        EventQuestion question = new EventQuestion(
                number,
                given.type(),
                LineCheck.line(given.label()),
                LineCheck.line(given.purpose()),
                given.required(),
                given.options().stream()
                        .map(LineCheck::line)
                        .limit(MOST_OPTIONS + 1L)
                        .toList());
        faults.text(field + ".label", question.label(), LABEL);
        faults.text(field + ".purpose", question.purpose(), LABEL);
        question.options().forEach(option -> faults.text(field + ".options", option, OPTION));
        faults.addIf(question.purpose().length() < 2 || !fits(question), EventErrorCode.QUESTION, field);
        return question;
    }

    private static boolean fits(EventQuestion question) {
        int options = question.options().size();
        boolean enough =
                question.type().isChoice() ? options >= FEWEST_OPTIONS && options <= MOST_OPTIONS : options == 0;
        return enough && new HashSet<>(question.options()).size() == options;
    }
}
