package cn.doorplate.place.hot;

import org.jspecify.annotations.Nullable;

/** The store does not answer, and no server ever kept what was asked for. */
public class StoreGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreGone(String key, @Nullable Throwable cause) {
        super("nothing known of " + key, cause);
    }
}
