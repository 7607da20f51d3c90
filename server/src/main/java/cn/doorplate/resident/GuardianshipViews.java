package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the two sides of a guardianship see of each other. */
@Component
class GuardianshipViews {

    private final PersonFiles people;
    private final PersonKeys keys;
    private final Ages ages;

    GuardianshipViews(PersonFiles people, PersonKeys keys, Ages ages) {
        this.people = people;
        this.keys = keys;
        this.ages = ages;
    }

    /** What one guardian entered; of an elder with an account only that. */
    List<Dependant> dependants(long guardianId, List<GuardianshipRow> rows) {
        Map<Long, PersonFile> files = people.of(rows.stream()
                .filter(row -> !row.hasOwnAccount())
                .map(GuardianshipRow::dependantId)
                .collect(Collectors.toSet()));
        Keyring ring = keys.of(guardianId);
        return rows.stream()
                .map(row -> row.hasOwnAccount()
                        ? dependant(row, givenName(row, ring), null, null)
                        : dependant(row, files.get(row.dependantId())))
                .toList();
    }

    private Dependant dependant(GuardianshipRow row, @Nullable PersonFile file) {
        return file == null
                ? dependant(row, null, null, null)
                : dependant(row, file.name(), file.phone(), ages.of(file));
    }

    private static Dependant dependant(
            GuardianshipRow row, @Nullable String name, @Nullable Phone phone, @Nullable Integer age) {
        return new Dependant(
                Ids.toOpaque(row.id()),
                row.kind(),
                row.statusAt(age),
                name,
                phone == null ? null : phone.number(),
                age,
                row.consent(),
                row.version(),
                row.dependantId());
    }

    private static @Nullable String givenName(GuardianshipRow row, Keyring ring) {
        byte[] sealed = row.nameSealed();
        return sealed == null
                ? null
                : ring.open(row.guardianId(), DependantEntry.NAME, sealed).orElse(null);
    }

    /** Masked. */
    List<Guardian> guardians(List<GuardianshipRow> rows) {
        Map<Long, PersonFile> files =
                people.of(rows.stream().map(GuardianshipRow::guardianId).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> guardian(row, Optional.ofNullable(files.get(row.guardianId()))))
                .toList();
    }

    private static Guardian guardian(GuardianshipRow row, Optional<PersonFile> file) {
        return new Guardian(
                Ids.toOpaque(row.id()),
                row.status(),
                file.map(PersonFile::name).map(Masks::name).orElse(null),
                file.map(PersonFile::phone).map(Phone::masked).orElse(null),
                row.version());
    }
}
