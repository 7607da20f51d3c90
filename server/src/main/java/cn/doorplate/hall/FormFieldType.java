package cn.doorplate.hall;

/** How a field of a form is answered. */
enum FormFieldType {
    TEXT(100),
    LONG_TEXT(1_000),
    NUMBER(20),
    DATE(10),
    CHOICE(30),
    CHOICES(30),
    PHONE(20),
    ID_NUMBER(18),
    YES_NO(1),
    ADDRESS(200);

    private final int longest;

    FormFieldType(int longest) {
        this.longest = longest;
    }

    /** How many characters an answer may have at most. */
    int longest() {
        return longest;
    }

    boolean isOfOptions() {
        return this == CHOICE || this == CHOICES;
    }

    boolean isText() {
        return this == TEXT || this == LONG_TEXT || this == ADDRESS;
    }
}
