package cn.doorplate.hall;

/** What can be done with a booking. */
enum WindowBookingAction {
    CHANGE,
    CANCEL
}
