package cn.doorplate.shared;

import java.util.List;

/** Something without which this server would be unsafe or useless is missing; nothing was started. */
public class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problems each a sentence that says what is wrong and what to do */
    public Misconfigured(List<String> problems) {
        super(String.join("\n", problems));
    }
}
