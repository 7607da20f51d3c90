package cn.doorplate.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who signs up for what, as it came in. */
record SignUpInput(
        String idempotencyKey,
        String event,
        @Nullable ForWhom forWhom,
        List<Answer> answers,
        @Nullable String birthDate) {

    /** One of these is given. */
    record ForWhom(@Nullable String dependant, @Nullable String familyMember) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "ForWhom[…]";
        }
    }

    record Answer(int number, @Nullable String text, List<String> options) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    SignUpInput withoutKey() {
        return new SignUpInput("", event, forWhom, answers, birthDate);
    }

    /** Says nothing of anybody. */
    @Override
    public String toString() {
        return "SignUpInput[" + event + "]";
    }
}
