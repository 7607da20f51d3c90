package cn.doorplate.band;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.RegionCode;
import cn.doorplate.privacy.Masks;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells people what others do with a band of theirs, within the transaction that does it; nothing of what a band measured. */
@Component
class BandNews {

    private final Messages messages;
    private final PersonFiles people;
    private final Guardianships guardianships;
    private final MessageSource texts;

    BandNews(Messages messages, PersonFiles people, Guardianships guardianships, MessageSource texts) {
        this.messages = messages;
        this.people = people;
        this.guardianships = guardianships;
        this.texts = texts;
    }

    /** Who is to wear it is asked. */
    void asked(BandRow row, long wearer, long by) {
        send(row, List.of(wearer), by, "asked");
    }

    /** To the wearer, where another gave it back. */
    void returned(BandRow row, long by) {
        tellWearer(row, by, "returned");
    }

    /** To the wearer, where another says what is watched. */
    void cared(BandRow row, long by) {
        tellWearer(row, by, "cared");
    }

    /** To the wearer and those who act for them: the community has given it up. */
    void retired(BandRow row) {
        Long wearer = row.wearerId();
        if (wearer != null) {
            Set<Long> all = new LinkedHashSet<>(List.of(wearer));
            all.addAll(guardianships.guardiansOf(List.of(wearer)).getOrDefault(wearer, List.of()));
            send(row, all, null, "retired");
        }
    }

    private void tellWearer(BandRow row, long by, String what) {
        Long wearer = row.wearerId();
        if (wearer != null && wearer != by) {
            send(row, List.of(wearer), by, what);
        }
    }

    /** Those who have an account: nobody else reads it. */
    private void send(BandRow row, Collection<Long> persons, @Nullable Long by, String what) {
        Set<Long> named = new LinkedHashSet<>(persons);
        if (by != null) {
            named.add(by);
        }
        Map<Long, PersonFile> files = people.of(named);
        Object[] words = {name(by == null ? null : files.get(by)), row.serialEnd()};
        Outgoing message = new Outgoing(
                MessageKind.HOUSEHOLD,
                "band:" + Ids.toOpaque(row.id()) + ":" + what + row.version(),
                text(what + ".title", words),
                text(what + ".text", words),
                null,
                new RegionCode(row.region()));
        for (Long person : persons) {
            PersonFile file = files.get(person);
            if (file != null && file.hasAccount()) {
                messages.send(person, message);
            }
        }
    }

    private static String name(@Nullable PersonFile file) {
        String name = file == null ? null : file.name();
        return name == null ? "您的家人" : Masks.name(name);
    }

    private String text(String key, Object[] words) {
        return texts.getMessage("band.news." + key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
