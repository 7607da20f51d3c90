package cn.doorplate.event;

/** 一个回答: what was answered to a question, in words. */
record EventAnswer(int number, String label, String text) {

    /** Says nothing of anybody. */
    @Override
    public String toString() {
        return "EventAnswer[" + number + "]";
    }
}
