package cn.doorplate.api;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses lists and texts that are longer than any question needs, in variables and in the document. */
record InputSizes(Limits limits) {

    void check(@Nullable Object variable) {
        if (variable instanceof String text) {
            checkText(text);
        } else if (variable instanceof Map<?, ?> object) {
            checkAll(object.values());
        } else if (variable instanceof Collection<?> list) {
            checkList(list.size());
            checkAll(list);
        }
    }

    private void checkAll(Collection<?> variables) {
        for (Object variable : variables) {
            check(variable);
        }
    }

    void check(List<Argument> arguments) {
        for (Argument argument : arguments) {
            check(argument.getValue());
        }
    }

    void check(@Nullable Value<?> literal) {
        if (literal instanceof StringValue text) {
            checkText(text.getValue());
        } else if (literal instanceof ArrayValue list) {
            checkList(list.getValues().size());
            list.getValues().forEach(this::check);
        } else if (literal instanceof ObjectValue object) {
            for (ObjectField field : object.getObjectFields()) {
                check(field.getValue());
            }
        }
    }

    private void checkText(@Nullable String text) {
        if (text != null && text.length() > limits.stringInput()) {
            throw Refusal.ofLimit("stringInput", limits.stringInput());
        }
    }

    private void checkList(int size) {
        if (size > limits.listInput()) {
            throw Refusal.ofLimit("listInput", limits.listInput());
        }
    }
}
