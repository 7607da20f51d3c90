package cn.doorplate.hall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in an application, as far as it is still kept. */
record ApplicationWords(
        List<FormAnswer> answers,
        @Nullable MaterialsAsked asked,
        @Nullable String result) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "ApplicationWords[…]";
    }
}
