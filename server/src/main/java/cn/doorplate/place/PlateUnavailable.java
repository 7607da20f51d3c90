package cn.doorplate.place;

/** The store does not answer, and this plate was never seen before; the message is for people. */
public class PlateUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlateUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
