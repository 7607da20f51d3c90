package cn.doorplate.sheet;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what is wrong with a row or a file, in Chinese, and what to do. */
@Component
class ProblemTexts {

    private final MessageSource messages;

    ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    String of(Problem problem) {
        return text("sheet.problem." + problem.kind(), problem.arguments().toArray());
    }

    /** For a cell beside the row, which does not show by itself which column is meant. */
    String inRow(Problem problem) {
        return problem.column() == null ? of(problem) : problem.column().title() + "：" + of(problem);
    }

    String of(WorkbookRefused refused) {
        return text("sheet.refused." + refused.why(), refused.arguments().toArray());
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
