package cn.doorplate.identity;

import static cn.doorplate.identity.Role.BUILDING_HEAD;
import static cn.doorplate.identity.Role.COMMUNITY_STAFF;
import static cn.doorplate.identity.Role.COUNTY_STAFF;
import static cn.doorplate.identity.Role.GRID_WORKER;
import static cn.doorplate.identity.Role.MEDIATOR;
import static cn.doorplate.identity.Role.MEMBER_UNIT;
import static cn.doorplate.identity.Role.OPERATOR;
import static cn.doorplate.identity.Role.PROPERTY_STAFF;
import static cn.doorplate.identity.Role.STREET_STAFF;
import static cn.doorplate.identity.Role.TEN_HOUSEHOLD_HEAD;

import java.util.EnumSet;
import java.util.Set;

/** What roles entitle to, at the place where they hold and at all within it. {@code Access} in the schema has each by its name. */
public enum Permission {
    /** Grids, compounds, buildings, units and households: enter and correct. */
    KEEP_PLACES(GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Publish who answers for a place. */
    KEEP_RESPONSIBILITIES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Give out, replace, revoke and print plates. */
    KEEP_PLATES(GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Say that somebody lives where they say. */
    CONFIRM_HOUSEHOLDS(GRID_WORKER, COMMUNITY_STAFF),
    /** See who lives where: masked, and logged. */
    READ_RESIDENTS(GRID_WORKER, COMMUNITY_STAFF),
    /** Appoint roles below one's own. */
    APPOINT(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Write, review, publish and take back notices, and see how the telling goes. */
    PUBLISH_NOTICES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** See which messages did not go out, and let them go out again. */
    WATCH_DELIVERIES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Take, send on, pause and finish the cases at one's desks. */
    HANDLE_CASES(GRID_WORKER, MEDIATOR, PROPERTY_STAFF, MEMBER_UNIT, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** See all cases of a region, its figures, and judge what the check of texts could not. */
    READ_LEDGER(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Take a region's cases away as a workbook. */
    EXPORT_LEDGER(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Take the orders that were offered to one's unit, or lie in the pool. */
    TAKE_ORDERS(MEMBER_UNIT),
    /** Say what can be filed, with which limits, and when offices are open. */
    KEEP_CATALOGUE(COUNTY_STAFF, OPERATOR),
    /** Enter the units that take orders, and who belongs to them. */
    KEEP_UNITS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Publish answers to questions and what came of orders, without names. */
    PUBLISH_ANSWERS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Publish events, change them and call them off, and say afterwards how they were. */
    ORGANISE_EVENTS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Stand at the door of events: see who signed up, masked and logged, and record who came. */
    CHECK_IN_EVENTS(GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Read what comes of not coming to events, in the county of one's place. */
    READ_EVENT_RULES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR),
    /** Enter stations, change what they are and give them up. */
    KEEP_STATIONS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Say how stations stand: closed today, what works, what expires. */
    WORK_AT_STATIONS(GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Say who is on duty at a grid or station, and when. */
    KEEP_DUTY(GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Say what services there are, and keep the windows at which they are had. */
    KEEP_SERVICES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Handle what was applied for at one's desk, and who comes to its windows. */
    HANDLE_APPLICATIONS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Run errands for who lives in one's place and asked for it. */
    TAKE_ERRANDS(TEN_HOUSEHOLD_HEAD, BUILDING_HEAD, GRID_WORKER, COMMUNITY_STAFF),
    /** Answer alarms: be told of them, join, and say what comes of it. */
    ANSWER_ALARMS(TEN_HOUSEHOLD_HEAD, BUILDING_HEAD, GRID_WORKER, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** See which alarms there are in one's place. */
    READ_ALARMS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** End any alarm in one's place. */
    END_ALARMS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Say when an alarm that nobody answers is passed on. */
    KEEP_ALARM_TIMES(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF),
    /** Give out wristbands, and see which are worn. */
    KEEP_BANDS(COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF);

    private final Set<Role> roles;

    Permission(Role first, Role... more) {
        roles = EnumSet.of(first, more);
    }

    public boolean comesWith(Role role) {
        return roles.contains(role);
    }
}
