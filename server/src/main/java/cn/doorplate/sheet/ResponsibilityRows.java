package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.ResponsibilityRole;
import cn.doorplate.shared.Ids;
import cn.doorplate.sheet.PlaceDraft.AnswerKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the rows of the sheet 负责人: what they say is published on plates, so that the community's office alone says it. */
final class ResponsibilityRows {

    /** A mobile number; a landline with area code or without, and extension; 400 numbers; short ones such as 12345. */
    private static final Pattern PHONE =
            Pattern.compile("1[3-9]\\d{9}|(0\\d{2,3}-?)?[2-9]\\d{6,7}(-\\d{1,6})?|400-?\\d{3}-?\\d{4}|1\\d{2,4}");

    private final PlaceDraft draft;
    private final Target target;
    private final Problems problems;
    private final NamedPlaces named;

    ResponsibilityRows(PlaceDraft draft, Target target, Problems problems) {
        this.draft = draft;
        this.target = target;
        this.problems = problems;
        this.named = new NamedPlaces(draft, target, problems);
    }

    void check(Line line) {
        if (!target.mayPublish()) {
            problems.add(line, null, Problem.Kind.NOT_YOURS);
            return;
        }
        ResponsibilityRole role = role(line);
        String phone = phone(line);
        AnswersFor scope = scope(line);
        Long place = scope == null ? null : place(line, scope);
        String name = line.get(Column.NAME);
        if (role != null && phone != null && scope != null && place != null && name != null) {
            put(line, scope.kind(), place, role, name, phone);
        }
    }

    private void put(Line line, PlaceKind kind, long place, ResponsibilityRole role, String name, String phone) {
        Register<AnswerKey, OnFile.Responsibility> register = draft.responsibilitiesAt(kind, place);
        AnswerKey key = new AnswerKey(kind, place, role, PlaceDraft.key(name));
        if (register.row(key) != 0) {
            problems.add(line, Column.NAME, Problem.Kind.TWICE, name, register.row(key));
            return;
        }
        OnFile.Responsibility known = register.find(key);
        String note = line.get(Column.NOTE);
        register.put(
                key,
                known == null
                        ? new OnFile.Responsibility(
                                Ids.next(), kind, place, role, name, phone, note, Math.min(line.row(), Short.MAX_VALUE))
                        : new OnFile.Responsibility(
                                known.id(),
                                kind,
                                place,
                                role,
                                known.name(),
                                phone,
                                note == null ? known.note() : note,
                                known.position()),
                line.row());
    }

    private @Nullable ResponsibilityRole role(Line line) {
        String text = line.get(Column.ROLE);
        Optional<ResponsibilityRole> role = Arrays.stream(ResponsibilityRole.values())
                .filter(it -> it.title().equals(text))
                .findFirst();
        if (text != null && role.isEmpty()) {
            problems.add(line, Column.ROLE, Problem.Kind.NO_CHOICE, String.join("、", Column.ROLE.choices()));
        }
        return role.orElse(null);
    }

    private @Nullable AnswersFor scope(Line line) {
        String text = line.get(Column.SCOPE);
        Optional<AnswersFor> scope = text == null ? Optional.empty() : AnswersFor.titled(text);
        if (text != null && scope.isEmpty()) {
            problems.add(line, Column.SCOPE, Problem.Kind.NO_CHOICE, String.join("、", Column.SCOPE.choices()));
        }
        return scope.orElse(null);
    }

    private @Nullable String phone(Line line) {
        String text = line.get(Column.PHONE);
        if (text != null && !PHONE.matcher(text).matches()) {
            problems.add(line, Column.PHONE, Problem.Kind.NO_PHONE);
            return null;
        }
        return text;
    }

    private @Nullable Long place(Line line, AnswersFor scope) {
        return switch (scope) {
            case COMMUNITY -> community(line);
            case AREA -> line.get(Column.AREA) == null ? missing(line, Column.AREA) : named.area(line, null);
            case COMPOUND -> compound(line);
            case BUILDING -> building(line);
            case UNIT -> unit(line);
        };
    }

    private @Nullable Long community(Line line) {
        if (target.grid() != null) {
            problems.add(line, Column.SCOPE, Problem.Kind.SCOPE_AND_PLACE);
            return null;
        }
        return target.community().value();
    }

    private @Nullable Long compound(Line line) {
        String name = line.get(Column.COMPOUND);
        if (name == null) {
            return missing(line, Column.COMPOUND);
        }
        if (target.grid() != null) {
            problems.add(line, Column.SCOPE, Problem.Kind.SCOPE_AND_PLACE);
            return null;
        }
        OnFile.Compound found = named.compound(line, name);
        return found == null ? null : found.id();
    }

    private @Nullable Long building(Line line) {
        OnFile.Building found = line.get(Column.BUILDING) == null ? null : named.building(line);
        return line.get(Column.BUILDING) == null ? missing(line, Column.BUILDING) : found == null ? null : found.id();
    }

    private @Nullable Long unit(Line line) {
        String name = line.get(Column.UNIT);
        if (line.get(Column.BUILDING) == null || name == null) {
            return missing(line, name == null ? Column.UNIT : Column.BUILDING);
        }
        OnFile.Building building = named.building(line);
        OnFile.Unit found = building == null ? null : named.unit(line, building, name);
        return found == null ? null : found.id();
    }

    private @Nullable Long missing(Line line, Column column) {
        problems.add(line, column, Problem.Kind.MISSING);
        return null;
    }
}
