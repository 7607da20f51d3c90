package cn.doorplate.shared;

/** What may stand in a name that people read, however it came in: by hand, or in a workbook. */
public final class Shown {

    private Shown() {}

    /** Whether the code point is seen, and neither turns the rest of a plate around nor makes two names look alike. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
