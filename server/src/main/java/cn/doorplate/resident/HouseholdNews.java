package cn.doorplate.resident;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells people what became of where they say they live, within the transaction that decides it; not who decided it. */
@Component
class HouseholdNews {

    private final Messages messages;
    private final HouseholdDoors doors;
    private final Places places;

    HouseholdNews(Messages messages, HouseholdDoors doors, Places places) {
        this.messages = messages;
        this.doors = doors;
        this.places = places;
    }

    void confirmed(MembershipRow row, long by) {
        tell(row, "confirmed", "住址已核实", by, address -> address + "已经核实。");
    }

    void refused(MembershipRow row, String reason, long by) {
        tell(row, "refused", "住址未通过核实", by, address -> address + "未通过核实：" + sentence(reason) + "如有误，请改正后重新登记。");
    }

    void ended(MembershipRow row, String reason, long by) {
        tell(row, "ended", "住址登记已结束", by, address -> address + "已经结束：" + sentence(reason) + "如有误，请重新登记。");
    }

    /** By a guardian, in their dependant's name. */
    void left(MembershipRow row, long by) {
        tell(row, "ended", "住址登记已结束", by, address -> address + "已由您的代办人结束。如有误，请重新登记。");
    }

    /** The person, and who asked in their name. */
    private void tell(MembershipRow row, String what, String title, long by, Function<String, String> text) {
        String cause = "household:" + Ids.toOpaque(row.id()) + ":" + what;
        RegionCode region = new RegionCode(row.regionCode());
        String address = address(row.householdId());
        for (long person : new TreeSet<>(List.of(row.personId(), row.askedBy()))) {
            if (person != by) {
                String whose = person == row.personId() ? "您在" : "您为家人登记的";
                String words = text.apply(whose + address + "的住址登记");
                messages.send(person, new Outgoing(MessageKind.HOUSEHOLD, cause, title, words, null, region));
            }
        }
    }

    /** As in 3栋1单元501. */
    private String address(long household) {
        HouseholdDoor door = doors.of(List.of(household)).get(household);
        if (door == null) {
            return "";
        }
        List<PlaceRef> refs = new ArrayList<>(List.of(new PlaceRef(PlaceKind.BUILDING, door.buildingId())));
        if (door.unitId() != null) {
            refs.add(new PlaceRef(PlaceKind.UNIT, door.unitId()));
        }
        Map<PlaceRef, Object> found = places.of(refs);
        StringBuilder address = new StringBuilder();
        for (PlaceRef ref : refs) {
            String name = Places.nameOf(found.get(ref));
            address.append(name == null ? "" : name);
        }
        return address.append(door.door()).toString();
    }

    private static String sentence(String reason) {
        boolean ends = "。！？.!?".indexOf(reason.charAt(reason.length() - 1)) >= 0;
        return ends ? reason : reason + "。";
    }
}
