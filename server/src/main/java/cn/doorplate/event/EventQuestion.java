package cn.doorplate.event;

import java.util.List;

/**
 * 报名问题: what is asked when signing up.
 *
 * @param number in the form, from 1
 * @param purpose what the answer is for (PIPL art. 17)
 * @param options of a choice; else empty
 */
record EventQuestion(
        int number, EventQuestionType type, String label, String purpose, boolean required, List<String> options) {}
