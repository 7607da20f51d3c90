package cn.doorplate.hall;

/** 填写内容: what was answered to a field. */
record FormAnswer(String field, String label, String text) {

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "FormAnswer[" + field + "]";
    }
}
