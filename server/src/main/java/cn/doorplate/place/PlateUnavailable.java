package cn.doorplate.place;

import cn.doorplate.shared.Unavailable;

/** The store does not answer, and this plate was never seen before. */
public class PlateUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    PlateUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
