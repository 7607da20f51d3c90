package cn.doorplate.place;

import cn.doorplate.shared.Declined;

/** A name and a phone that are published on purpose, as they were read. */
public record PublishedContact(String name, String phone) {

    private static final int LONGEST_NAME = 64;

    /** @throws Declined at {@code name} and {@code phone}, for all that is wrong with them */
    public static PublishedContact checked(String name, String phone) {
        Faults faults = new Faults();
        PublishedContact read =
                new PublishedContact(faults.text("name", name, LONGEST_NAME), faults.phone("phone", phone));
        faults.declineIfAny();
        return read;
    }
}
