package cn.doorplate.hall;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells people what happened in the hall, inside the transaction in which it happens. */
@Component
class HallNews {

    private final Messages messages;
    private final RoleHolding holding;
    private final MessageSource texts;

    HallNews(Messages messages, RoleHolding holding, MessageSource texts) {
        this.messages = messages;
        this.holding = holding;
        this.texts = texts;
    }

    /**
     * @param what its texts stand under {@code hall.news.WHAT}
     * @param cause of it a person is told once
     * @param subject for {@code node(id)}
     */
    void tell(Collection<Long> persons, String what, String cause, long subject, RegionCode region, Object... words) {
        if (persons.isEmpty()) {
            return;
        }
        Outgoing message = new Outgoing(
                MessageKind.SERVICE, cause, text(what + ".title", words), text(what + ".text", words), subject, region);
        persons.stream().distinct().forEach(person -> messages.send(person, message));
    }

    /** Who sits in the office of a region now. */
    List<Long> office(RegionCode region) {
        Role role = switch (region.level()) {
            case COMMUNITY -> Role.COMMUNITY_STAFF;
            case STREET -> Role.STREET_STAFF;
            default -> Role.COUNTY_STAFF;
        };
        Grant grant = new Grant(role, new PlaceRef(PlaceKind.REGION, region.value()));
        return holding.at(List.of(grant)).getOrDefault(grant, List.of());
    }

    /** Who sits in the office above; nobody above a county's. */
    List<Long> officeAbove(RegionCode region) {
        return switch (region.level()) {
            case COMMUNITY, STREET -> region.parent().map(this::office).orElse(List.of());
            default -> List.of();
        };
    }

    String text(String key, Object... words) {
        return texts.getMessage("hall.news." + key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
