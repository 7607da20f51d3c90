package cn.doorplate.duty;

import cn.doorplate.place.PublishedContact;

/**
 * A shift as it was entered.
 *
 * @param published whether name and phone are shown to everyone while it lasts
 */
record ShiftSaid(String name, String phone, boolean published, ShiftTime time) {

    /** @throws cn.doorplate.shared.Declined for all that is wrong with name and phone */
    PublishedContact contact() {
        return PublishedContact.checked(name, phone);
    }
}
