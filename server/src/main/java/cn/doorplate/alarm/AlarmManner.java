package cn.doorplate.alarm;

import cn.doorplate.place.PlaceRef;

/** How the alarms of one that raises them belong together. */
enum AlarmManner {
    /** A phone raises them wherever it is: it has one that is open in a building, so many in an hour, and what it says last counts. */
    TAPPED {
        @Override
        String open(String device, PlaceRef place) {
            return device + ":" + place;
        }

        @Override
        boolean isBounded() {
            return true;
        }

        @Override
        AlarmKind kind(AlarmKind before, AlarmKind after) {
            return after;
        }

        @Override
        AlarmContent content(AlarmContent before, AlarmContent after) {
            return before.over(after);
        }
    },
    /**
     * A device that somebody carries tells of them by itself: it has one that is open, wherever they go, with all that it said. It is known to
     * us, so that nobody makes up many, and what it calls for is never refused.
     */
    CARRIED {
        @Override
        String open(String device, PlaceRef place) {
            return device;
        }

        @Override
        boolean isBounded() {
            return false;
        }

        /** What says nothing of what is the matter takes nothing back. */
        @Override
        AlarmKind kind(AlarmKind before, AlarmKind after) {
            return after == AlarmKind.OTHER ? before : after;
        }

        @Override
        AlarmContent content(AlarmContent before, AlarmContent after) {
            return before.beside(after);
        }
    };

    /** By which its open alarm is found. */
    abstract String open(String device, PlaceRef place);

    /** Whether who raises many is told to call. */
    abstract boolean isBounded();

    /** Of an open alarm that is raised again. */
    abstract AlarmKind kind(AlarmKind before, AlarmKind after);

    /** What is known of an open alarm that is raised again. */
    abstract AlarmContent content(AlarmContent before, AlarmContent after);
}
