package cn.doorplate.place.hot;

/** The caller may not have the store asked now; nothing is wrong with the store. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
