package cn.doorplate.event;

import cn.doorplate.shared.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A code as somebody gave it.
 *
 * @param event to which it is said to belong
 * @param typed whether it is digits, which could be guessed
 */
record DoorCodeSaid(long event, String secret, boolean typed) {

    /** In links, before the event's id. */
    static final String PATH = "/e/";

    private static final int ID = 13;

    /**
     * @param code a link, what stands in it behind /e/, or digits
     * @param event of which the digits are
     * @return empty for what can be none
     */
    static Optional<DoorCodeSaid> read(String code, @Nullable String event) {
        String said = code.replaceAll("\\s", "");
        try {
            if (said.matches("[0-9]{6}")) {
                return Optional.ofNullable(event).map(id -> new DoorCodeSaid(Ids.fromOpaque(id), said, true));
            }
            int path = said.lastIndexOf(PATH);
            String behind = path < 0 ? said : said.substring(path + PATH.length());
            return behind.length() <= ID
                    ? Optional.empty()
                    : Optional.of(
                            new DoorCodeSaid(Ids.fromOpaque(behind.substring(0, ID)), behind.substring(ID), false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Says no code. */
    @Override
    public String toString() {
        return "DoorCodeSaid[" + event + "]";
    }
}
