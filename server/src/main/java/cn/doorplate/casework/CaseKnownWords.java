package cn.doorplate.casework;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.privacy.PersonKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names and phones that must not stand in what is told to all of a case. Shown to nobody. */
@Component
class CaseKnownWords {

    private final PersonFiles files;
    private final CasePartyMapper parties;
    private final PersonKeys keys;

    CaseKnownWords(PersonFiles files, CasePartyMapper parties, PersonKeys keys) {
        this.files = files;
        this.parties = parties;
        this.keys = keys;
    }

    /** Of all whom a case concerns. */
    Set<String> of(CaseRow row) {
        List<CasePartyRow> sides = parties.of(List.of(row.id()));
        Set<Long> persons = Stream.concat(
                        Stream.of(row.raisedBy(), row.raisedFor(), row.filedBy()),
                        sides.stream().map(CasePartyRow::personId))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> words = new HashSet<>();
        files.of(persons).values().forEach(file -> add(words, file));
        sides.forEach(side -> {
            add(words, open(side.ownerId(), DisputeSides.NAME, side.nameSealed()));
            add(words, open(side.ownerId(), DisputeSides.PHONE, side.phoneSealed()));
        });
        return words;
    }

    private static void add(Set<String> words, PersonFile file) {
        add(words, file.name());
        add(words, file.phone() == null ? null : file.phone().number());
    }

    private static void add(Set<String> words, @Nullable String word) {
        if (word != null) {
            words.add(word);
        }
    }

    private @Nullable String open(long owner, String purpose, byte @Nullable [] sealed) {
        return sealed == null ? null : keys.open(owner, purpose, sealed).orElse(null);
    }
}
